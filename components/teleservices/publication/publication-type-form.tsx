'use client'

import { useActionState } from 'react'
import { draftOf } from '@/components/forms/answers'
import { Choice } from '@/components/forms/choice'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import type { PublicationType } from '@/lib/teleservices/opening/labels'
import { PUBLICATION_KINDS, type PublicationService } from '@/lib/teleservices/publication/domain/publication'
import { PUBLICATION_TYPE_LABELS, PUBLICATION_TYPE_MEANINGS } from '@/lib/teleservices/publication/labels'

const TYPES = Object.keys(PUBLICATION_TYPE_LABELS) as PublicationType[]

type PublicationTypeFormProps = {
  service: PublicationService
  current: PublicationType
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

/** TS-52, TS-56, TS-57: two cards, each with its consequence. */
export function PublicationTypeForm({ service, current, action, initial }: PublicationTypeFormProps) {
  const [state, submit] = useActionState(action, draftOf(initial, { service }))
  return (
    <form action={submit} className="grid gap-3">
      <FormStatus state={state} />
      <input type="hidden" name="service" value={service} />
      <fieldset className="grid md:grid-cols-2 gap-3">
        <legend className="sr-only">Type de publication</legend>
        {TYPES.map((type) => (
          <Choice
            key={type}
            type="radio"
            name="type"
            value={type}
            label={PUBLICATION_TYPE_LABELS[type]}
            hint={PUBLICATION_TYPE_MEANINGS[PUBLICATION_KINDS[service]][type]}
            state={state}
            defaultChecked={type === current}
          />
        ))}
      </fieldset>
      <div>
        <SubmitButton variant="default">Enregistrer</SubmitButton>
      </div>
    </form>
  )
}
