'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '../ui/icon'
import { type AnyFormState, describedBy, errorOf } from './answers'
import { Field } from './field'

type PasswordFieldProps = {
  name?: string
  label?: ReactNode
  hint?: ReactNode
  state?: AnyFormState
  autoComplete?: 'new-password' | 'current-password'
  className?: string
}

/** A password is never sent back by the server: the field is empty after an error. « Afficher » exists with script only. */
export function PasswordField({
  name = 'password',
  label = 'Mot de passe',
  hint,
  state,
  autoComplete = 'current-password',
  className,
}: PasswordFieldProps) {
  const [scripted, setScripted] = useState(false)
  const [shown, setShown] = useState(false)
  useEffect(() => setScripted(true), [])
  const error = errorOf(state, name)
  const input = (
    <input
      className="control"
      id={name}
      name={name}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={128}
      required
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(name, { hint, error })}
    />
  )
  return (
    <Field id={name} label={label} hint={hint} error={error} className={className}>
      <div className="grid grid-cols-[1fr_auto] gap-2 w-full">
        {input}
        {scripted && (
          <button
            className="btn !px-4"
            type="button"
            aria-pressed={shown}
            aria-controls={name}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
            <span>{shown ? 'Masquer' : 'Afficher'}</span>
          </button>
        )}
      </div>
    </Field>
  )
}
