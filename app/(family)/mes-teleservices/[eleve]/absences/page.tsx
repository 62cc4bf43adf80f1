import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ServiceHeading, serviceTitle } from '@/components/teleservices/family/service-heading'
import { ServiceNotOpen } from '@/components/teleservices/family/service-not-open'
import { YearLinks } from '@/components/teleservices/family/year-links'
import { AbsenceList } from '@/components/teleservices/records/absence-list'
import { AbsenceTotalsTable } from '@/components/teleservices/records/absence-totals-table'
import { EmptyState } from '@/components/ui/empty-state'
import { requireFamily } from '@/lib/auth/session'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { askedYear } from '@/lib/teleservices/family/domain/years'
import { findAbsences } from '@/lib/teleservices/family/find-absences'

type Props = PageProps<'/mes-teleservices/[eleve]/absences'>

/** Read live: a withdrawal or a closing acts at once. */
const load = cache(async (eleve: string, year: number | undefined) => {
  const actor = await requireFamily()
  const found = z.uuid().safeParse(eleve).success ? await findAbsences(actor, { studentId: eleve, year }) : null
  if (!found) notFound()
  return { ...found, own: actor.profile === 'STUDENT' }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { child, own } = await load((await params).eleve, askedYear((await searchParams).annee))
  return { title: serviceTitle(child, 'ABSENCES', own) }
}

/** TS-122: absences and latenesses of the year, their totals first. */
export default async function AbsencesPage({ params, searchParams }: Props) {
  const { child, content, waiting, own } = await load((await params).eleve, askedYear((await searchParams).annee))
  const { uai, calendar: facts, phone } = child.school
  const calendar = schoolCalendar({ uai, ...facts })
  return (
    <>
      <ServiceHeading child={child} kind="ABSENCES" own={own} />
      {content === null ? (
        <ServiceNotOpen child={child} waiting={waiting} />
      ) : (
        <>
          <YearLinks
            years={content.years}
            current={content.year}
            path={`/mes-teleservices/${child.studentId}/absences`}
          />
          {content.rows.length === 0 ? (
            <EmptyState>Aucune absence et aucun retard ne sont publiés pour l’instant.</EmptyState>
          ) : (
            <>
              <AbsenceTotalsTable
                absences={content.rows}
                calendar={calendar}
                formerYear={content.year === Math.max(...content.years) ? null : content.year}
              />
              <AbsenceList absences={content.rows} calendar={calendar} phone={phone} />
            </>
          )}
        </>
      )}
    </>
  )
}
