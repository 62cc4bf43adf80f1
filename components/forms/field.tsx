import type { ReactNode } from 'react'
import { typographic } from '@/lib/platform/text'
import { Icon } from '../ui/icon'

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="hint" id={`${id}-aide`}>
      {typeof children === 'string' ? typographic(children) : children}
    </p>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="error" id={`${id}-erreur`}>
      <Icon name="warning" />
      <span>
        <span className="sr-only">Erreur : </span>
        {typeof children === 'string' ? typographic(children) : children}
      </span>
    </p>
  )
}

export type FieldProps = {
  /** Id of the control; hint and error are `<id>-aide` and `<id>-erreur`. */
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string
  /** « (facultatif) » ends the label. */
  optional?: boolean
  /** The question is the page's title (one question a page). */
  asHeading?: boolean
  className?: string
  children: ReactNode
}

/** Label, hint, error, control, in this order. The control itself sets `aria-describedby` (see `describedBy`). */
export function Field({ id, label, hint, error, optional, asHeading, className = '', children }: FieldProps) {
  const text = (
    <label className={asHeading ? undefined : 'label'} htmlFor={id}>
      {label}
      {optional && ' (facultatif)'}
    </label>
  )
  return (
    <div className={`field ${error ? 'field-invalid' : ''} ${className}`}>
      {asHeading ? <h1 className="mb-1.5">{text}</h1> : text}
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  )
}
