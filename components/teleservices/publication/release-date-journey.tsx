import type { Route } from 'next'
import { PageTitle } from '@/components/forms/page-title'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { CivilDate } from '@/lib/platform/dates'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { schoolYearDays } from '@/lib/platform/school-year'
import {
  type DatePlan,
  type DayProblem,
  planDateChange,
  type ReleaseChange,
} from '@/lib/teleservices/publication/domain/date-change'
import { settingsHref } from '@/lib/teleservices/publication/domain/publication'
import {
  DATE_HEADINGS,
  DATE_MISSING,
  DATE_NOT_UNDERSTOOD,
  dateEverywhere,
  dateUnused,
  dayRefused,
  NO_DATE_TO_REMOVE,
  NOBODY_TAUGHT,
  YEAR_IS_OVER,
} from '@/lib/teleservices/publication/messages'
import type { CoupleDates, Publication } from '@/lib/teleservices/publication/queries/get-publication'
import type { ReleaseDateSearch } from '@/lib/teleservices/publication/schemas'
import { ReleaseCouplesForm } from './release-couples-form'
import { ReleaseDatesPanel } from './release-dates-panel'
import { ReleaseDayForm } from './release-day-form'

const LEADS = {
  ADD: 'Les couples qui n’ont pas encore cette date.',
  REMOVE:
    'Les couples qui ont cette date. À partir de demain, leurs familles ne voient plus ce qu’elle seule publiait.',
} satisfies Record<ReleaseChange, string>

type ReleaseDateJourneyProps = {
  publication: Publication
  /** Of the page. */
  title: string
  change: ReleaseChange
  search: ReleaseDateSearch
  year: number
  today: CivilDate
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
  /** Whether this person passes the school to the next year. */
  turnsYear?: boolean
}

/** TS-60, TS-61: the day first, then the couples that can receive it, or that have it. */
export function ReleaseDateJourney(props: ReleaseDateJourneyProps) {
  const { publication, title, change, search, year, today, action, initial, turnsYear = false } = props
  const { service, couples } = publication
  const plan = planDateChange({ change, couples, year, today }, search)
  const back = settingsHref(service) as Route
  const nothing = nothingToDo(plan, change, couples)
  if (!plan || nothing)
    return (
      <>
        <PageTitle title={title} />
        <EmptyState
          action={
            <div className="flex flex-wrap gap-3">
              {nothing === YEAR_IS_OVER && turnsYear && (
                <LinkButton variant="primary" href={'/etablissement/annee' as Route}>
                  Passer à l’année suivante
                </LinkButton>
              )}
              <LinkButton href={back}>Retour aux dates de publication</LinkButton>
            </div>
          }
        >
          {nothing}
        </EmptyState>
      </>
    )
  const { asked, possible, problem, month } = plan
  const error = problem ? sentenceOf(problem, asked ?? '', year) : undefined
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] xl:grid-cols-[24rem_minmax(0,1fr)] gap-4 items-start">
      <PageTitle title={title} error={error} />
      <section className="card p-4" aria-labelledby="date-voulue">
        <h2 id="date-voulue">{DATE_HEADINGS[change]}</h2>
        <div className="mt-3">
          <ReleaseDayForm
            key={`${month} ${asked}`}
            plan={plan}
            pathname={settingsHref(service, change === 'ADD' ? 'ajouter' : 'supprimer')}
            error={error}
            back={possible.length === 0 ? back : undefined}
          />
        </div>
        {asked && possible.length > 0 && (
          <ReleaseCouplesForm
            key={`${asked} ${search.cocher}`}
            service={service}
            day={asked}
            couples={possible}
            lead={LEADS[change]}
            ticked={search.cocher === 'tous'}
            action={action}
            initial={initial}
            back={back}
          />
        )}
      </section>
      <div className="-mt-4">
        <ReleaseDatesPanel publication={publication} days={schoolYearDays(year)} />
      </div>
    </div>
  )
}

function nothingToDo(plan: DatePlan<CoupleDates> | null, change: ReleaseChange, couples: CoupleDates[]): string | null {
  if (change === 'REMOVE') return plan ? null : NO_DATE_TO_REMOVE
  if (!plan) return YEAR_IS_OVER
  return couples.some(({ students }) => students > 0) ? null : NOBODY_TAUGHT
}

function sentenceOf(problem: DayProblem, day: CivilDate, year: number): string {
  if (problem === 'MISSING') return DATE_MISSING
  if (problem === 'UNREADABLE') return DATE_NOT_UNDERSTOOD
  if (problem === 'UNUSED') return dateUnused(day)
  if (problem === 'EVERYWHERE') return dateEverywhere(day)
  return dayRefused(problem, day, year)
}
