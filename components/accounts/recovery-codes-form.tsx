'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import { RecoveryCodes } from './recovery-codes'
import type { FormAction } from './sign-in-form'

/** New recovery codes: the old ones die. */
export function RecoveryCodesForm({ action }: { action: FormAction<{ codes: string[] }> }) {
  const [state, submit] = useActionState(action, idle)
  if (state.status === 'done') return <RecoveryCodes level={3} codes={state.data?.codes ?? []} />
  return (
    <form action={submit}>
      <FormStatus state={state} className="mb-3" />
      <p className="mb-3 text-ink-2">Les anciens codes ne serviront plus, et vos autres sessions se fermeront.</p>
      <SubmitButton variant="default">Remplacer mes codes de secours</SubmitButton>
    </form>
  )
}
