import type { ComponentProps, ReactNode } from 'react'

/** Card around a table, its toolbar above and its foot below. */
export function TableCard({ toolbar, foot, children }: { toolbar?: ReactNode; foot?: ReactNode; children: ReactNode }) {
  return (
    <div className="card mt-3 overflow-hidden">
      {toolbar}
      {children}
      {foot && <div className="px-4 py-2.5 border-t border-line text-15">{foot}</div>}
    </div>
  )
}

type DataTableProps = {
  /** Name of the scrolling region: « Tableau des accès ». */
  label: string
  /** Rows of 36 px, bulk screens. */
  dense?: boolean
  /** Short tables become a list under 640 px: use `StackRow`, `StackHead` and `StackCell`, which carry their roles. */
  stack?: boolean
  children: ReactNode
}

export function DataTable({ label, dense, stack, children }: DataTableProps) {
  const classes = ['data-table', dense && 'data-table-dense', stack && 'data-table-stack'].filter(Boolean).join(' ')
  return (
    // A region that scrolls takes the keyboard focus (WCAG 2.1.1).
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      <table className={classes} role={stack ? 'table' : undefined}>
        {children}
      </table>
    </section>
  )
}

/** `display: flex` of a stacked row takes the native roles away: they are written. `data-label` names a cell once stacked. */
export const StackRow = (props: ComponentProps<'tr'>) => <tr role="row" {...props} />
export const StackHead = (props: ComponentProps<'th'>) => <th scope="row" role="rowheader" {...props} />
export const StackCell = (props: ComponentProps<'td'>) => <td role="cell" {...props} />

/** Bar of what will be validated; sticks to the bottom of high screens. */
export function ActionBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="action-bar mt-4" aria-label={label}>
      {children}
    </fieldset>
  )
}

/** Commands above the table, all submit buttons of its form (interface.md §7.5). */
export function TableToolbar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 border-b border-line text-15">{children}</div>
  )
}
