'use client'

import { useEffect, useRef } from 'react'

type Changes = {
  /** Ticks of this page that the server does not know yet. */
  unsaved: boolean
  /** Changes to validate, kept or not. */
  pending: boolean
  /** A press is on its way to the server. */
  sending: boolean
}

/**
 * TS-77 on the way out: a link of the page becomes a submit that keeps the ticks and asks what to do with them; closing
 * the tab asks in the browser's own words, and only for what would be lost.
 */
export function useLeaveGuard({ unsaved, pending, sending }: Changes) {
  const form = useRef<HTMLFormElement>(null)
  const target = useRef<HTMLInputElement>(null)
  const leave = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || !pending || event.defaultPrevented || !isPlain(event) || !staysHere(link)) return
      event.preventDefault()
      if (target.current) target.current.value = link.pathname + link.search
      form.current?.requestSubmit(leave.current)
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      if (unsaved && !sending) event.preventDefault()
    }
    // On the window, before the router hears of the click.
    window.addEventListener('click', onClick, true)
    window.addEventListener('beforeunload', onUnload)
    return () => {
      window.removeEventListener('click', onClick, true)
      window.removeEventListener('beforeunload', onUnload)
    }
  }, [unsaved, pending, sending])
  return { form, target, leave }
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A page of ours in this tab, and not a place of this page. */
const staysHere = (link: HTMLAnchorElement) =>
  link.origin === location.origin &&
  (!link.target || link.target === '_self') &&
  !link.hasAttribute('download') &&
  (link.pathname !== location.pathname || link.search !== location.search)
