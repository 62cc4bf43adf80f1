'use client'

import { useEffect, useId, useRef } from 'react'
import { plural, typographic } from '@/lib/platform/text'
import type { AnyFormState } from './answers'

/** « Une réponse est à corriger », « 3 réponses sont à corriger ». */
export function summaryTitle(count: number): string {
  return count <= 1 ? 'Une réponse est à corriger' : `${plural(count, 'réponse')} sont à corriger`
}

/**
 * Above the h1, after a submission that was refused. Same words as beside the fields; each links to the control whose
 * id is the field's name (`targets` maps the others). Focused after a scripted submit.
 */
export function ErrorSummary({ state, targets = {} }: { state: AnyFormState; targets?: Record<string, string> }) {
  const element = useRef<HTMLDivElement>(null)
  const title = useId()
  useEffect(() => {
    if (state.status === 'invalid') element.current?.focus()
  }, [state])
  if (state.status !== 'invalid') return null
  const fields = Object.entries(state.fieldErrors).flatMap(([name, messages]) =>
    messages?.[0] ? [{ name, message: messages[0] }] : [],
  )
  return (
    <div ref={element} className="error-summary mt-4" role="alert" tabIndex={-1} aria-labelledby={title}>
      <h2 id={title}>{summaryTitle(fields.length + state.formErrors.length)}</h2>
      <ul className="mt-1 list-none p-0">
        {fields.map(({ name, message }) => (
          <li key={name}>
            <a href={`#${targets[name] ?? name}`}>{typographic(message)}</a>
          </li>
        ))}
        {state.formErrors.map((message) => (
          <li key={message}>{typographic(message)}</li>
        ))}
      </ul>
    </div>
  )
}
