import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Collapsible part of a screen (TS-62), native `<details>`: the closed summary reads the current choice. */
export function Panel({
  title,
  summary,
  open,
  children,
}: {
  title: string
  summary?: string
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="card panel mt-4" open={open}>
      <summary>
        <Icon name="chevronRight" />
        <span className="flex flex-wrap items-baseline gap-x-3">
          {title}
          {summary && <span className="font-normal text-15 text-ink-3">{summary}</span>}
        </span>
      </summary>
      <div className="px-4 pb-4 pt-1">{children}</div>
    </details>
  )
}
