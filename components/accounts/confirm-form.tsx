'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import { TotpField } from './factor-form'
import type { FormAction } from './sign-in-form'

type ConfirmFormProps = { action: FormAction; returnTo: string; factor: boolean }

/** The password again, before a sensitive act. */
export function ConfirmForm({ action, returnTo, factor }: ConfirmFormProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title="Confirmez que c’est vous" state={state} />
      <ErrorSummary state={state} />
      <div>
        <h1>Confirmez que c’est vous</h1>
        <p className="mt-2 text-ink-2">
          Cette page est sensible, et vous êtes connecté depuis plus de 15 minutes. Rien n’est encore fait&nbsp;: après
          votre mot de passe, reprenez où vous en étiez.
        </p>
      </div>
      <input type="hidden" name="retour" value={returnTo} />
      <PasswordField label="Votre mot de passe" state={state} />
      {factor && <TotpField label="Code de l’application" state={state} />}
      <FormStatus state={state} />
      <div>
        <SubmitButton>Continuer</SubmitButton>
      </div>
    </form>
  )
}
