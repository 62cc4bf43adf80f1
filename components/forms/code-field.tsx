import type { ReactNode } from 'react'
import { type AnyFormState, describedBy, errorOf, typedValue } from './answers'
import { Field } from './field'

/** Fails the check character on purpose: it can never be someone's code. */
export const EXAMPLE_CODE = '2B7D - 4KM - 9PX - R3T'

type CodeFieldProps = {
  name?: string
  label?: ReactNode
  hint?: ReactNode
  state?: AnyFormState
  asHeading?: boolean
  defaultValue?: string
}

/** An activation code: one field, any case, any separator, paste allowed. */
export function CodeField({
  name = 'code',
  label = 'Saisissez votre code',
  hint = '13 lettres et chiffres. Les tirets et les majuscules ne comptent pas.',
  state,
  asHeading,
  defaultValue,
}: CodeFieldProps) {
  const error = errorOf(state, name)
  return (
    <Field id={name} label={label} hint={hint} error={error} asHeading={asHeading}>
      <input
        className="control control-code"
        id={name}
        name={name}
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        required
        defaultValue={typedValue(state, name, defaultValue)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint, error })}
      />
      <p className="hint">
        Exemple : <span className="code">{EXAMPLE_CODE}</span>
      </p>
    </Field>
  )
}
