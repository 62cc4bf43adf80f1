'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

/** Goes on with the sign-in once the recovery codes are kept. */
export function FinishForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit}>
      <FormStatus state={state} className="mb-3" />
      <SubmitButton>J’ai gardé mes codes, continuer</SubmitButton>
    </form>
  )
}
