'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { draftOf, wasChecked } from '@/components/forms/answers'
import { Choice } from '@/components/forms/choice'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { type CivilDate, longFrenchDate } from '@/lib/platform/dates'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'
import { coupleKey, type PublicationService } from '@/lib/teleservices/publication/domain/publication'
import { COUPLES_HEADING, EVERY_COUPLE, SOME_COUPLES } from '@/lib/teleservices/publication/messages'
import type { CoupleDates } from '@/lib/teleservices/publication/queries/get-publication'

type ReleaseCouplesFormProps = {
  service: PublicationService
  day: CivilDate
  couples: CoupleDates[]
  /** What « Valider » will do. */
  lead: string
  /** « Tout cocher » was pressed. */
  ticked: boolean
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
  back: Route
}

/** « Mef/Division possibles » (TS-60, TS-61). */
export function ReleaseCouplesForm(props: ReleaseCouplesFormProps) {
  const { service, day, couples, lead, ticked, action, initial, back } = props
  const [state, submit] = useActionState(action, draftOf(initial, { service, date: day }))
  return (
    <form action={submit} id="couples" className="group mt-4 pt-4 border-t border-line grid gap-3 scroll-mt-4">
      <input type="hidden" name="service" value={service} />
      <input type="hidden" name="date" value={day} />
      <h3>{COUPLES_HEADING}</h3>
      <p className="text-15">
        <strong className="first-letter:uppercase inline-block">{longFrenchDate(day)}.</strong> {lead}
      </p>
      <FormStatus state={state} />
      <fieldset className="grid gap-1 text-15">
        <legend className="sr-only">{COUPLES_HEADING}</legend>
        <Choice type="radio" name="scope" value="ALL" label={EVERY_COUPLE} state={state} />
        <Choice type="radio" name="scope" value="SOME" label={SOME_COUPLES} state={state} defaultChecked />
      </fieldset>
      {/* The boxes say nothing once every couple is selected. */}
      <div className="group-has-[input[value=ALL]:checked]:hidden grid gap-2">
        <div className="flex flex-wrap gap-x-3 gap-y-1">
          <SubmitButton variant="default" size="small" name="intent" value="tous">
            Tout cocher ({couples.length})
          </SubmitButton>
          <SubmitButton variant="quiet" size="small" name="intent" value="aucun">
            Tout décocher
          </SubmitButton>
        </div>
        <ul className="border border-line rounded-sm max-h-80 overflow-y-auto text-15 list-none p-0">
          {couples.map((couple) => (
            <li key={coupleKey(couple)}>
              <label className="flex items-center gap-2.5 px-3 py-1.5 min-h-9">
                <input
                  type="checkbox"
                  name="couples"
                  value={coupleKey(couple)}
                  defaultChecked={wasChecked(state, 'couples', coupleKey(couple), ticked)}
                />
                <span>
                  {couple.mef} · {couple.division}{' '}
                  <span className="text-ink-3">
                    ({couple.students > 0 ? plural(couple.students, 'élève') : 'plus d’élève'})
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Valider</SubmitButton>
        <LinkButton href={back}>Annuler</LinkButton>
      </div>
    </form>
  )
}
