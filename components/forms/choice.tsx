import type { ComponentProps, ReactNode } from 'react'
import { type AnyFormState, errorOf, wasChecked } from './answers'
import { FieldError, FieldHint } from './field'

type ChoiceProps = {
  type: 'radio' | 'checkbox'
  name: string
  value: string
  label: ReactNode
  /** One sentence of consequence; the choice then looks like a card. */
  hint?: ReactNode
  state?: AnyFormState
} & Omit<ComponentProps<'input'>, 'type' | 'name' | 'value'>

/** A radio or a box: native, the whole label clickable. */
export function Choice({ type, name, value, label, hint, state, defaultChecked, id, className, ...rest }: ChoiceProps) {
  const own = id ?? `${name}-${value}`
  const input = (
    <input
      {...rest}
      type={type}
      id={own}
      name={name}
      value={value}
      defaultChecked={wasChecked(state, name, value, defaultChecked)}
      aria-describedby={hint ? `${own}-aide` : rest['aria-describedby']}
    />
  )
  if (!hint)
    return (
      <label htmlFor={own} className={`choice ${className ?? ''}`}>
        {input}
        <span>{label}</span>
      </label>
    )
  return (
    <label htmlFor={own} className={`choice-card ${className ?? ''}`}>
      {input}
      <span>
        <span className="label">{label}</span>
        <span className="hint block" id={`${own}-aide`}>
          {hint}
        </span>
      </span>
    </label>
  )
}

type ChoiceGroupProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  state?: AnyFormState
  asHeading?: boolean
  /** Side by side (filters) instead of one a line. */
  inline?: boolean
  children: ReactNode
  className?: string
}

/** A question with choices. Give the first choice `id={name}` so that the error summary reaches it. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { name, legend, hint, state, asHeading, inline, children, className = '' } = props
  const error = errorOf(state, name)
  const described = [hint && `${name}-aide`, error && `${name}-erreur`].filter(Boolean).join(' ')
  return (
    <div className={`${error ? 'field-invalid' : ''} ${className}`}>
      <fieldset aria-describedby={described || undefined}>
        <legend>{asHeading ? <h1>{legend}</h1> : <span className="label">{legend}</span>}</legend>
        {hint && <FieldHint id={name}>{hint}</FieldHint>}
        {error && <FieldError id={name}>{error}</FieldError>}
        <div className={inline ? 'mt-1 flex flex-wrap items-center gap-x-5 gap-y-2' : 'mt-2 grid gap-2'}>
          {children}
        </div>
      </fieldset>
    </div>
  )
}
