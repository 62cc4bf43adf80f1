import type { ReactNode } from 'react'
import { type AnyFormState, errorOf, typedValue } from './answers'
import { FieldError, FieldHint } from './field'

const PARTS = [
  { key: 'day', label: 'Jour', width: '!w-16' },
  { key: 'month', label: 'Mois', width: '!w-24' },
  { key: 'year', label: 'Année', width: '!w-24' },
] as const

type DateFieldsProps = {
  legend: ReactNode
  hint?: ReactNode
  state?: AnyFormState
  /** Names of the three fields; the first one carries the id that the summary links to. */
  names?: { day: string; month: string; year: string }
  /** Name of a field error about the whole date. */
  groupName?: string
  asHeading?: boolean
  initial?: { day: string; month: string; year: string }
  /** `bday` when the date is the user's own. */
  autoComplete?: 'bday' | 'off'
}

/** A date that is known (a birth): three text fields, never a calendar. The month may be « 3 », « 03 » or « mars ». */
export function DateFields({
  legend,
  hint,
  state,
  names = { day: 'day', month: 'month', year: 'year' },
  groupName = 'date',
  asHeading,
  initial,
  autoComplete = 'off',
}: DateFieldsProps) {
  const errors = PARTS.map(({ key }) => errorOf(state, names[key]))
  const error = errorOf(state, groupName) ?? errors.find(Boolean)
  const whole = errorOf(state, groupName) !== undefined
  const described = [hint && `${groupName}-aide`, error && `${groupName}-erreur`].filter(Boolean).join(' ')
  return (
    // A legend stands outside the border of its own fieldset: the red bar needs a box around both.
    <div className={error ? 'field-invalid' : undefined}>
      <fieldset aria-describedby={described || undefined}>
        <legend>{asHeading ? <h1>{legend}</h1> : <span className="label">{legend}</span>}</legend>
        <div className="mt-2 grid gap-2">
          {hint && <FieldHint id={groupName}>{hint}</FieldHint>}
          {error && <FieldError id={groupName}>{error}</FieldError>}
        </div>
        <div className="mt-3 flex flex-wrap gap-4">
          {PARTS.map(({ key, label, width }, index) => (
            <div key={key} className="field">
              <label htmlFor={names[key]}>{label}</label>
              <input
                className={`control text-center ${width}`}
                id={names[key]}
                name={names[key]}
                type="text"
                inputMode="numeric"
                autoComplete={autoComplete === 'off' ? 'off' : `bday-${key}`}
                required
                defaultValue={typedValue(state, names[key], initial?.[key])}
                aria-invalid={whole || errors[index] ? true : undefined}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
