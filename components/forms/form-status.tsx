'use client'

import { useEffect, useRef } from 'react'
import { Notice } from '../ui/notice'
import type { AnyFormState } from './answers'

/** The refusal of a rule, or the confirmation of what was saved: stays on screen, focused after a scripted submit. */
export function FormStatus({ state, className }: { state: AnyFormState; className?: string }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status === 'refused' || state.status === 'done')
      element.current?.querySelector<HTMLElement>('[tabindex]')?.focus()
  }, [state])
  if (state.status !== 'refused' && state.status !== 'done') return null
  return (
    <div ref={element} className={className}>
      <Notice tone={state.status === 'done' ? 'ok' : 'danger'} role={state.status === 'done' ? 'status' : 'alert'}>
        {state.message}
      </Notice>
    </div>
  )
}
