'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import type { FormState, InitialState } from '@/lib/platform/form-state'

type AddDayOffFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

/** A bridge, a day of the school's own. */
export function AddDayOffForm({ action, initial }: AddDayOffFormProps) {
  const [state, submit] = useActionState<FormState, FormData>(action, initial)
  return (
    <form action={submit} noValidate className="mt-5 grid gap-4" aria-labelledby="ajouter-jours">
      <h3 id="ajouter-jours">Ajouter des jours</h3>
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <TextField
        name="label"
        label="Raison"
        hint="Par exemple : pont, journée pédagogique"
        state={state}
        maxLength={60}
        controlClass="max-w-[24rem]"
      />
      <div className="grid gap-4 sm:grid-cols-2 max-w-[30rem]">
        <TextField
          name="firstDay"
          label="Premier jour (JJ/MM/AAAA)"
          inputMode="numeric"
          autoComplete="off"
          state={state}
          maxLength={20}
          controlClass="!w-40"
        />
        <TextField
          name="lastDay"
          label="Dernier jour"
          hint="Vide : un seul jour"
          inputMode="numeric"
          autoComplete="off"
          optional
          state={state}
          maxLength={20}
          controlClass="!w-40"
        />
      </div>
      <div>
        <SubmitButton>Ajouter</SubmitButton>
      </div>
    </form>
  )
}
