'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

/** Another telephone: the application is taken away, and another one enrolled at once. */
export function ReplaceFactorForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit}>
      <FormStatus state={state} className="mb-3" />
      <SubmitButton variant="default">Changer de téléphone</SubmitButton>
    </form>
  )
}
