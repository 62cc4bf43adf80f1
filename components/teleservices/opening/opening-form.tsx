'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { wasChecked } from '@/components/forms/answers'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { frenchDay } from '@/lib/platform/dates'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { typographic } from '@/lib/platform/text'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import { MANDATORY_CLOSED, MANDATORY_OPEN, NOT_ELIGIBLE, STATE_HEADING } from '@/lib/teleservices/opening/messages'
import type { Teleservice } from '@/lib/teleservices/opening/queries/list-teleservices'
import { PUBLICATION_TYPE_LABELS } from '@/lib/teleservices/publication/labels'

type OpeningFormProps = {
  services: Teleservice[]
  /** Absent for those who may only read. */
  action?: (previous: FormState, form: FormData) => Promise<FormState>
  /** « Nadia Ferrand »: whom the others must ask. */
  headName?: string
  /** The form is the work of the page, not one of its parts. */
  primary?: boolean
  initial: InitialState
}

/** TS-41: each téléservice with its two states. Only the head changes them. */
export function OpeningForm({ services, action, headName, primary, initial }: OpeningFormProps) {
  const [state, submit] = useActionState(action ?? refuse, initial)
  return (
    <section className="mt-6" aria-labelledby="etat">
      <h2 id="etat">{STATE_HEADING}</h2>
      <form action={submit}>
        <FormStatus state={state} className="mt-3" />
        <div className="card mt-2 px-5 py-2">
          {services.map((service) =>
            service.eligible || service.open ? (
              <Choices
                key={`${service.kind} ${service.open}`}
                service={service}
                editable={action !== undefined}
                state={state}
              />
            ) : (
              <NotEligible key={service.kind} service={service} />
            ),
          )}
        </div>
        {action ? (
          <SubmitButton variant={primary ? 'primary' : 'default'} className="mt-3">
            Enregistrer
          </SubmitButton>
        ) : (
          <p className="mt-3 text-ink-2">
            Seul le chef d’établissement peut ouvrir ou fermer un service. Demandez à{' '}
            {headName ?? 'votre chef d’établissement'}.
          </p>
        )}
      </form>
    </section>
  )
}

const refuse = async (previous: FormState): Promise<FormState> => previous

const ROW = 'grid sm:grid-cols-[1fr_auto] gap-x-6 gap-y-1 items-center py-2.5 border-t border-line first:border-t-0'

type ChoicesProps = { service: Teleservice; editable: boolean; state: FormState }

function Choices({ service, editable, state }: ChoicesProps) {
  const { kind, open, mandatory, eligible } = service
  const states = [
    { value: 'CLOSED', label: 'Fermé', checked: !open, locked: !editable || (open && mandatory && eligible) },
    { value: 'OPEN', label: 'Ouvert', checked: open, locked: !editable },
  ]
  return (
    <fieldset className={ROW} aria-describedby={`${kind}-aide`}>
      <legend className="contents">
        <span className="font-semibold float-left">{TELESERVICE_LABELS[kind]}</span>
      </legend>
      <span className="flex gap-5 sm:col-start-2">
        {states.map(({ value, label, checked, locked }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={kind}
              value={value}
              defaultChecked={wasChecked(state, kind, value, checked)}
              disabled={locked}
            />
            {label}
          </label>
        ))}
      </span>
      <p className="text-15 text-ink-3 sm:col-span-2" id={`${kind}-aide`}>
        {detailOf(service)}
      </p>
    </fieldset>
  )
}

function detailOf({ open, openedAt, mandatory, eligible, publicationType }: Teleservice): string {
  const obligation = mandatory && eligible ? (open ? MANDATORY_OPEN : MANDATORY_CLOSED) : ''
  const since = open && openedAt ? `Ouvert le ${frenchDay(openedAt)}.` : ''
  const publication = open ? `Publication : ${PUBLICATION_TYPE_LABELS[publicationType].toLowerCase()}.` : ''
  const closed = open ? '' : 'Les familles ne le voient pas.'
  return typographic([obligation, since, publication, closed].filter(Boolean).join(' '))
}

/** TS-42. */
const NotEligible = ({ service }: { service: Teleservice }) => (
  <div className={ROW}>
    <h3 className="font-semibold text-16">{TELESERVICE_LABELS[service.kind]}</h3>
    <p className="text-15 text-ink-2 flex gap-2 items-start sm:col-span-2 max-w-none">
      <Icon name="warning" className="text-warn mt-0.5" />
      <span>{NOT_ELIGIBLE}</span>
    </p>
  </div>
)

/** TS-51: once a service is open, the same screen lists the active ones. */
export function ActiveServices({ services }: { services: Teleservice[] }) {
  const active = services.filter(({ open }) => open)
  if (active.length === 0) return null
  return (
    <section className="mt-6" aria-labelledby="actifs">
      <h2 id="actifs">Téléservices actifs</h2>
      <ul className="mt-2 list-disc ps-5">
        {active.map(({ kind, openedAt }) => (
          <li key={kind}>
            {TELESERVICE_LABELS[kind]}
            {openedAt && `, ouvert le ${frenchDay(openedAt)}`}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <Link href={'/teleservices/acces-responsables/creer' as Route}>Créer les accès des responsables</Link>
      </p>
    </section>
  )
}
