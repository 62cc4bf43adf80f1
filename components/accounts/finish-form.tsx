'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

/** Goes on once what is shown only here was noted: recovery codes, usernames. */
export function FinishForm({ action, children }: { action: FormAction; children: string }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit}>
      <FormStatus state={state} className="mb-3" />
      <SubmitButton>{children}</SubmitButton>
    </form>
  )
}
