import type { ReactNode } from 'react'
import { typographic } from '@/lib/platform/text'
import { Breadcrumb, type Crumb } from './breadcrumb'

type PageHeaderProps = {
  title: string
  breadcrumb?: readonly Crumb[]
  /** « Notifier en masse · étape 2 sur 3 » */
  step?: string
  lead?: ReactNode
  /** Commands at the right of the title. */
  actions?: ReactNode
}

/** Breadcrumb, the one h1, a sentence. The same words go in the page's metadata title. */
export function PageHeader({ title, breadcrumb, step, lead, actions }: PageHeaderProps) {
  return (
    <>
      {breadcrumb && <Breadcrumb items={breadcrumb} />}
      <div className="mt-2 flex flex-wrap items-start justify-between gap-3">
        <div>
          {step && <p className="text-15 font-semibold text-ink-3">{step}</p>}
          <h1>{typographic(title)}</h1>
          {lead && <p className="mt-1 text-ink-2">{typeof lead === 'string' ? typographic(lead) : lead}</p>}
        </div>
        {actions}
      </div>
    </>
  )
}
