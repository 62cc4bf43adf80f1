import type { Metadata } from 'next'
import { AddDayOffForm } from '@/components/schools/add-day-off-form'
import { OwnDaysOff, ZoneHolidays } from '@/components/schools/days-off'
import { YearCalendarForm } from '@/components/schools/year-calendar-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { getCalendarPage } from '@/lib/schools/calendar/queries/get-calendar-page'
import { addDayOffAction, removeDayOffAction, setYearCalendarAction } from './actions'

const TITLE = 'Calendrier'
export const metadata: Metadata = { title: TITLE }

/** Days without school and terms: what the half-days of absence are counted by (TS-66, TS-122). */
export default async function CalendarPage() {
  const actor = await requireStaff('school:manage')
  const [calendar, ofDay, ofYear] = await Promise.all([
    getCalendarPage(actor),
    restoredState('schools.add-day-off'),
    restoredState('schools.set-year-calendar'),
  ])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Établissement' }, { label: TITLE }]}
        lead={`Année ${schoolYearLabel(calendar.year)}. Les demi-journées d’absence se comptent les jours de classe : ni le dimanche, ni les jours fériés, ni les jours de cette page.`}
      />
      <section className="card mt-4 p-5" aria-labelledby="propres">
        <h2 id="propres">Jours sans classe de l’établissement</h2>
        <OwnDaysOff days={calendar.own} action={removeDayOffAction} />
        <AddDayOffForm action={addDayOffAction} initial={ofDay} />
      </section>
      <YearCalendarForm action={setYearCalendarAction} terms={calendar.terms} initial={ofYear} />
      <ZoneHolidays zone={calendar.zone} holidays={calendar.holidays} />
    </>
  )
}
