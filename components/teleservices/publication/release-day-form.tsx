'use client'

import type { Route } from 'next'
import type { ChangeEvent } from 'react'
import { Calendar } from '@/components/forms/calendar'
import { TextField } from '@/components/forms/text-field'
import { Button, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { frenchDate, monthLabel, parseTypedDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import type { DatePlan } from '@/lib/teleservices/publication/domain/date-change'
import type { CoupleDates } from '@/lib/teleservices/publication/queries/get-publication'

type ReleaseDayFormProps = {
  plan: DatePlan<CoupleDates>
  /** Where the form goes, without query. */
  pathname: string
  /** Why the day asked for cannot be. */
  error?: string
  /** « Annuler », until the couples are shown with their own. */
  back?: Route
}

/** TS-60, TS-61: the calendar and the field JJ/MM/AAAA, one GET form. */
export function ReleaseDayForm({ plan, pathname, error, back }: ReleaseDayFormProps) {
  const { month, previous, next, asked, typed, weeks } = plan
  const cells = weeks.map((week) =>
    week.map(
      (day) =>
        day && {
          date: day.date,
          possible: day.possible,
          mark: day.couples > 0 ? `${plural(day.couples, 'couple')} ${have(day.couples)} cette date` : undefined,
        },
    ),
  )
  return (
    <form method="get" action={`${pathname}#couples`} onChange={keepBothSame} className="grid gap-4" noValidate>
      <div>
        <div className="grid grid-cols-[2.5rem_1fr_2.5rem] items-center text-center">
          <MonthLink pathname={pathname} month={previous} asked={asked} sense="précédent" />
          <strong className="first-letter:uppercase" aria-hidden="true">
            {monthLabel(month)}
          </strong>
          <MonthLink pathname={pathname} month={next} asked={asked} sense="suivant" />
        </div>
        <div className="mt-2">
          <Calendar name="date" month={month} weeks={cells} chosen={asked} />
        </div>
        <p className="text-15 text-ink-3 mt-1">Un point sous le jour{'\u00a0'}: une date existe déjà.</p>
      </div>
      <TextField
        name="saisie"
        label="Ou saisissez la date (JJ/MM/AAAA)"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required={false}
        defaultValue={typed}
        error={error}
        controlClass="!w-40"
      />
      {asked && <input type="hidden" name="affichee" value={asked} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={back ? 'primary' : 'default'}>
          {back ? 'Choisir cette date' : 'Changer de date'}
        </Button>
        {back && <LinkButton href={back}>Annuler</LinkButton>}
      </div>
    </form>
  )
}

const have = (couples: number) => (couples > 1 ? 'ont' : 'a')

/** With script, each of the two shows what was chosen in the other. */
function keepBothSame({ target, currentTarget }: ChangeEvent<HTMLFormElement>) {
  const { name, value } = target as unknown as HTMLInputElement
  const field = currentTarget.elements.namedItem('saisie') as HTMLInputElement
  if (name === 'date') field.value = frenchDate(value)
  if (name !== 'saisie') return
  const day = parseTypedDate(value)
  for (const radio of currentTarget.querySelectorAll<HTMLInputElement>('input[name="date"]'))
    radio.checked = radio.value === day && !radio.disabled
}

type MonthLinkProps = {
  pathname: string
  month: string | null
  asked: string | null
  sense: 'précédent' | 'suivant'
}

/** The other month, with the day already chosen; nothing where no day is possible. */
function MonthLink({ pathname, month, asked, sense }: MonthLinkProps) {
  if (!month) return <span />
  const query = new URLSearchParams({ mois: month, ...(asked && { date: asked }) })
  return (
    <Link
      className="btn btn-small !px-2"
      href={`${pathname}?${query}` as Route}
      aria-label={`Mois ${sense}\u00a0: ${monthLabel(month)}`}
    >
      <Icon name={sense === 'suivant' ? 'chevronRight' : 'chevronLeft'} />
    </Link>
  )
}
