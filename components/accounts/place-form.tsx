'use client'

import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

const TITLE = 'Avec quel profil continuez-vous ?'

type PlaceFormProps = { action: FormAction; places: readonly { key: string; label: string; detail: string }[] }

/** Several memberships or profiles: one is chosen, rights never mix. */
export function PlaceForm({ action, places }: PlaceFormProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={TITLE} state={state} />
      <ErrorSummary state={state} />
      <ChoiceGroup name="place" legend={TITLE} state={state} asHeading>
        {places.map(({ key, label, detail }, index) => (
          <Choice
            key={key}
            type="radio"
            name="place"
            value={key}
            id={index === 0 ? 'place' : undefined}
            label={label}
            hint={detail}
            state={state}
          />
        ))}
      </ChoiceGroup>
      <FormStatus state={state} />
      <div>
        <SubmitButton>Continuer</SubmitButton>
      </div>
    </form>
  )
}
