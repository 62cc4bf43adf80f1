import type { ReactNode } from 'react'

/** One sentence of why, one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="card mt-3 px-5 py-8 grid gap-4 justify-items-start">
      <p>{children}</p>
      {action}
    </div>
  )
}
