'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

/** Current password, then the new one; the rule stands before the field. */
export function PasswordForm({ action, minLength }: { action: FormAction; minLength: number }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-2 grid gap-5 max-w-[40rem]">
      <PageTitle title="Changer de mot de passe" state={state} />
      <ErrorSummary state={state} />
      <h1>Changer de mot de passe</h1>
      <FormStatus state={state} />
      <PasswordField name="current" label="Mot de passe actuel" state={state} />
      <PasswordField
        name="password"
        label="Nouveau mot de passe"
        hint={`${minLength} caractères au moins. Quatre ou cinq mots qui vous parlent suffisent.`}
        autoComplete="new-password"
        state={state}
      />
      <div>
        <SubmitButton>Changer de mot de passe</SubmitButton>
      </div>
    </form>
  )
}
