'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import type { InitialState } from '@/lib/platform/form-state'
import type { FormAction } from './code-form'

type DisputeFormProps = {
  action: FormAction
  initial: InitialState
  pupils: readonly { accessId: string; name: string; place: string }[]
}

/** TS-16: « Je ne suis pas le responsable de cet élève », with what it costs said before. */
export function DisputeForm({ action, initial, pupils }: DisputeFormProps) {
  const [state, submit] = useActionState(action, initial)
  return (
    <>
      <PageTitle title="Je ne suis pas le responsable de cet élève" state={state} />
      <ErrorSummary state={state} />
      <h1 className="mt-2">Je ne suis pas le responsable de cet élève</h1>
      <p className="mt-2 text-ink-2">
        Vous ne verrez plus les informations de l’élève, et l’établissement sera prévenu. Lui seul pourra rouvrir
        l’accès.
      </p>
      <FormStatus state={state} className="mt-4" />
      <form action={submit} noValidate className="mt-5">
        <ChoiceGroup name="accessIds" legend="Élève concerné" state={state}>
          {pupils.map(({ accessId, name, place }, index) => (
            <Choice
              key={accessId}
              id={index === 0 ? 'accessIds' : undefined}
              type="checkbox"
              name="accessIds"
              value={accessId}
              label={name}
              hint={place}
              state={state}
            />
          ))}
        </ChoiceGroup>
        <p className="mt-6 flex flex-wrap gap-3">
          <SubmitButton variant="danger">Prévenir l’établissement</SubmitButton>
          <LinkButton href={'/mes-teleservices' as Route}>Annuler</LinkButton>
        </p>
      </form>
    </>
  )
}
