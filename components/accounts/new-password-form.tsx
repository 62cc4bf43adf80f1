'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

const TITLE = 'Choisissez un nouveau mot de passe'

/** After a proved code. */
export function NewPasswordForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={TITLE} state={state} />
      <ErrorSummary state={state} />
      <h1>{TITLE}</h1>
      <FormStatus state={state} />
      <PasswordField
        label="Nouveau mot de passe"
        hint="12 caractères au moins. Quatre ou cinq mots qui vous parlent suffisent."
        autoComplete="new-password"
        state={state}
      />
      <p className="text-ink-2">Vos sessions ouvertes sur d’autres appareils seront fermées.</p>
      <div>
        <SubmitButton>Changer de mot de passe</SubmitButton>
      </div>
    </form>
  )
}
