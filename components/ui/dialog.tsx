'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * One of the verbatim confirmations (TS-64, TS-77, TS-105, TS-109). The page that renders it has an address of its own:
 * without script it reads as a card of that page; with script it opens as a modal, and Échap goes to `cancelHref`,
 * the safe choice. Put the form and its two buttons in `children`.
 */
export function Dialog({ title, cancelHref, children }: { title: string; cancelHref: Route; children: ReactNode }) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const router = useRouter()
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (!dialog || typeof dialog.showModal !== 'function') return
    dialog.close()
    dialog.showModal()
    heading.current?.focus()
    return () => dialog.close()
  }, [])
  return (
    <dialog
      ref={element}
      open
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        router.push(cancelHref)
      }}
    >
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div className="mt-2 grid gap-4">{children}</div>
    </dialog>
  )
}
