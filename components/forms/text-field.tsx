import type { ComponentProps, ReactNode } from 'react'
import { type AnyFormState, describedBy, errorOf, typedValue } from './answers'
import { Field } from './field'

type TextFieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** State of the form: brings back the error and what was typed. */
  state?: AnyFormState
  error?: string
  optional?: boolean
  asHeading?: boolean
  /** Classes of the control: its width follows the expected length (`!w-24`). */
  controlClass?: string
  className?: string
} & Omit<ComponentProps<'input'>, 'name' | 'className'>

/** One line of text. `id` is the name unless given. Keeps what was typed, wrong or not. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, state, optional, asHeading, controlClass = '', className, defaultValue, ...rest } = props
  const id = rest.id ?? name
  const error = props.error ?? errorOf(state, name)
  const { error: _error, ...input } = rest
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      asHeading={asHeading}
      className={className}
    >
      <input
        type="text"
        required={!optional}
        {...input}
        id={id}
        name={name}
        className={`control ${controlClass}`}
        defaultValue={typedValue(state, name, defaultValue === undefined ? '' : String(defaultValue))}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      />
    </Field>
  )
}
