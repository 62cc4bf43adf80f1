'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** Of the form whose field `code` takes what the QR of the letter carries. */
export function useCodeFromAddress(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const take = () => takeCodeFromAddress(form.current)
    take()
    // A second letter read in the same tab changes only what follows the #.
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  return form
}

/** The QR of the letter leads to `/a#<code>`: what follows the # reaches no server; it is moved, then cleared. */
function takeCodeFromAddress(form: HTMLFormElement | null): void {
  const code = window.location.hash.slice(1)
  const field = form?.elements.namedItem('code')
  if (!/^[0-9A-Za-z-]{13,30}$/.test(code) || !(field instanceof HTMLInputElement)) return
  field.value = code
  window.history.replaceState(null, '', window.location.pathname)
}
