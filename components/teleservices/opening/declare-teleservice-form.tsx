'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { typedValue } from '@/components/forms/answers'
import { Choice } from '@/components/forms/choice'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { Link } from '@/components/ui/link'
import { type FormState, type InitialState, idle } from '@/lib/platform/form-state'
import { frenchNumber, plural } from '@/lib/platform/text'
import { FAMILY_SERVICES } from '@/lib/teleservices/family/domain/family-services'
import { OFFERS, offerOf } from '@/lib/teleservices/opening/domain/declaration'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import { MANDATORY_MEANING, OFFER_LABELS, OFFER_MEANINGS } from '@/lib/teleservices/opening/messages-declaration'
import type { AcademieService } from '@/lib/teleservices/opening/queries/list-academie-teleservices'

type DeclareTeleserviceFormProps = {
  service: AcademieService
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

/** TS-26, TS-42: one téléservice of the académie, a form of its own. */
export function DeclareTeleserviceForm({ service, action, initial }: DeclareTeleserviceFormProps) {
  const { kind, mandatory } = service
  const restored = typedValue(initial, 'kind') === kind ? initial : idle
  const [state, submit] = useActionState(action, restored)
  const heading = `service-${kind}`
  return (
    <section className="card p-5" aria-labelledby={heading}>
      <h2 id={heading}>{TELESERVICE_LABELS[kind]}</h2>
      <p className="mt-1 text-ink-2">
        {figuresOf(service)}{' '}
        <Link href={`/academie/teleservices/${FAMILY_SERVICES[kind].slug}` as Route}>
          Établissements concernés<span className="sr-only"> par {TELESERVICE_LABELS[kind]}</span>
        </Link>
      </p>
      <form action={submit} className="mt-3 grid gap-3">
        <FormStatus state={state} />
        <input type="hidden" name="kind" value={kind} />
        <fieldset className="grid gap-2 lg:grid-cols-3" aria-describedby={heading}>
          <legend className="sr-only">Offre</legend>
          {OFFERS.map((offer) => (
            <Choice
              key={offer}
              id={`${kind}-${offer}`}
              type="radio"
              name="offer"
              value={offer}
              label={OFFER_LABELS[offer]}
              hint={OFFER_MEANINGS[offer]}
              state={state}
              defaultChecked={offerOf(service) === offer}
            />
          ))}
        </fieldset>
        <Choice
          id={`${kind}-mandatory`}
          type="checkbox"
          name="mandatory"
          value="1"
          label="Obligatoire"
          hint={MANDATORY_MEANING}
          state={state}
          defaultChecked={mandatory}
        />
        <div>
          <SubmitButton variant="default">
            Enregistrer<span className="sr-only"> {TELESERVICE_LABELS[kind]}</span>
          </SubmitButton>
        </div>
      </form>
    </section>
  )
}

function figuresOf({ schools, open, experimenters, withoutModule }: AcademieService): string {
  return [
    `Ouvert dans ${plural(open, 'établissement')} sur ${frenchNumber(schools)}.`,
    experimenters > 0 && `${plural(experimenters, 'expérimentateur')}.`,
    withoutModule > 0 && `${plural(withoutModule, 'établissement')} sans le module.`,
  ]
    .filter(Boolean)
    .join(' ')
}
