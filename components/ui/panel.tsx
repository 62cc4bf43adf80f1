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
        {title}
        {summary && <span className="ms-2 font-normal text-15 text-ink-3">{summary}</span>}
      </summary>
      <div className="px-4 pb-4 pt-1">{children}</div>
    </details>
  )
}
