'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import type { DayOff, Zone } from '@/lib/platform/calendar/domain/zones'
import { frenchDate } from '@/lib/platform/dates'
import { type FormState, idle } from '@/lib/platform/form-state'
import type { OwnDayOff } from '@/lib/schools/calendar/queries/get-calendar-page'

type OwnDaysOffProps = {
  days: readonly OwnDayOff[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** « Le 13/11/2026 », « du 12/11/2026 au 13/11/2026 ». */
const spanText = ({ firstDay, lastDay }: DayOff): string =>
  firstDay === lastDay ? `le ${frenchDate(firstDay)}` : `du ${frenchDate(firstDay)} au ${frenchDate(lastDay)}`

/** What the school added, each with its button to take it back. */
export function OwnDaysOff({ days, action }: OwnDaysOffProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <>
      <FormStatus state={state} className="mt-3" />
      {days.length === 0 ? (
        <p className="mt-2 text-ink-2">Aucun. Ajoutez les ponts et les journées sans élèves.</p>
      ) : (
        <ul className="list-none p-0 mt-3 grid gap-2">
          {days.map((day) => (
            <li key={day.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-2">
              <span>
                <strong>{day.label}</strong>, {spanText(day)}
              </span>
              <form action={submit}>
                <input type="hidden" name="dayOffId" value={day.id} />
                <SubmitButton variant="default">
                  Supprimer
                  <span className="sr-only">
                    {' '}
                    {day.label}, {spanText(day)}
                  </span>
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type ZoneHolidaysProps = { zone: Zone | null; holidays: readonly DayOff[] }

/** Holidays that come with the académie; without a zone, what to do. */
export const ZoneHolidays = ({ zone, holidays }: ZoneHolidaysProps) => (
  <section className="card mt-4 p-5" aria-labelledby="zone">
    <h2 id="zone">{zone ? `Vacances de la zone ${zone}` : 'Vacances de l’académie'}</h2>
    {zone ? (
      <p className="mt-2 text-ink-2">Elles viennent de l’académie de l’établissement. Les jours fériés s’y ajoutent.</p>
    ) : (
      <p className="mt-2">
        Passerelle ne connaît pas les vacances de votre académie. Ajoutez-les plus haut, une ligne pour chacune. Les
        jours fériés nationaux sont déjà comptés.
      </p>
    )}
    {zone && holidays.length === 0 && (
      <p className="mt-2">Les vacances de cette année ne sont pas encore connues. Ajoutez-les plus haut.</p>
    )}
    {holidays.length > 0 && (
      <ul className="list-none p-0 mt-3 grid gap-1">
        {holidays.map((holiday) => (
          <li key={holiday.firstDay}>
            <strong>{holiday.label}</strong>, {spanText(holiday)}
          </li>
        ))}
      </ul>
    )}
  </section>
)
