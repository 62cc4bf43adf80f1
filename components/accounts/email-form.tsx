'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import type { InitialState } from '@/lib/platform/form-state'
import type { FormAction } from './code-form'

type EmailFormProps = { action: FormAction; email: string | null; initial: InitialState }

/** TS-19: the account's own address, without effect on what the school knows. */
export function EmailForm({ action, email, initial }: EmailFormProps) {
  const [state, submit] = useActionState(action, initial)
  return (
    <form action={submit} noValidate className="mt-3 grid gap-4">
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <TextField
        name="email"
        type="email"
        label="Votre adresse électronique"
        hint="Elle sert si vous oubliez votre mot de passe. Vous la confirmez avec un code qui y arrive. L’établissement garde l’adresse que vous lui avez donnée."
        state={state}
        defaultValue={email ?? ''}
        optional
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        controlClass="max-w-[30rem]"
      />
      <div>
        <SubmitButton variant="default">Enregistrer l’adresse</SubmitButton>
      </div>
    </form>
  )
}
