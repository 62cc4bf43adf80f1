'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import type { IconName } from '@/components/icons'
import type { ButtonVariant } from '@/components/ui/button'
import { type FormState, idle } from '@/lib/platform/form-state'

export type CodeAction = (previous: FormState, form: FormData) => Promise<FormState>

type CodeCommandProps = {
  action: CodeAction
  /** Hidden fields of the form. */
  values: Record<string, string>
  variant?: ButtonVariant
  icon?: IconName
  size?: 'normal' | 'small'
  children: string
  /** Who it concerns, for those who hear the page. */
  context?: string
}

/** A form that is one button. What it refuses is said beside it. */
export function CodeCommand({ action, values, children, context, variant = 'default', ...look }: CodeCommandProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} {...look}>
        {children}
        {context && <span className="sr-only">{` ${context}`}</span>}
      </SubmitButton>
      <FormStatus state={state} className="mt-3" />
    </form>
  )
}
