'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

const TITLE = 'Saisissez un code de secours'

/** One of the ten printed codes, instead of the application. */
export function RecoveryForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={TITLE} state={state} />
      <ErrorSummary state={state} />
      <TextField
        name="code"
        label={TITLE}
        asHeading
        hint="Douze lettres et chiffres, sur la feuille imprimée avec votre application. Chaque code sert une fois."
        state={state}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        controlClass="control-code"
      />
      <FormStatus state={state} />
      <div>
        <SubmitButton>Continuer</SubmitButton>
      </div>
    </form>
  )
}
