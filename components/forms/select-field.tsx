import type { ReactNode } from 'react'
import { type AnyFormState, describedBy, errorOf, typedValue } from './answers'
import { Field } from './field'

type Option = { value: string; label: string }

type SelectFieldProps = {
  name: string
  id?: string
  label: ReactNode
  hint?: ReactNode
  options: readonly Option[]
  defaultValue?: string
  state?: AnyFormState
  optional?: boolean
  controlClass?: string
  className?: string
}

export function SelectField(props: SelectFieldProps) {
  const { name, id = name, label, hint, options, state, optional, controlClass = '', className } = props
  const error = errorOf(state, name)
  const value = typedValue(state, name, props.defaultValue)
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      {/* The key makes React keep the choice after a refused submission (react/react#30580). */}
      <select
        key={value}
        id={id}
        name={name}
        className={`control ${controlClass}`}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
