import type { ReactNode } from 'react'
import { type AnyFormState, describedBy, errorOf, typedValue } from './answers'
import { Field } from './field'

type TextAreaProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  state?: AnyFormState
  optional?: boolean
  rows: number
  defaultValue?: string
  controlClass?: string
}

/** Several lines of text. Keeps what was typed, wrong or not. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, state, optional, rows, defaultValue = '', controlClass = '' } = props
  const error = errorOf(state, name)
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        required={!optional}
        className={`control ${controlClass}`}
        defaultValue={typedValue(state, name, defaultValue)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint, error })}
      />
    </Field>
  )
}
