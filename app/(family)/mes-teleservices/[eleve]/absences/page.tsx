import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ServiceHeading, serviceTitle } from '@/components/teleservices/family/service-heading'
import { ServiceNotOpen } from '@/components/teleservices/family/service-not-open'
import { AbsenceList } from '@/components/teleservices/records/absence-list'
import { AbsenceTotalsTable } from '@/components/teleservices/records/absence-totals-table'
import { EmptyState } from '@/components/ui/empty-state'
import { requireFamily } from '@/lib/auth/session'
import { findAbsences } from '@/lib/teleservices/family/find-absences'

type Props = PageProps<'/mes-teleservices/[eleve]/absences'>

/** Read live: a withdrawal or a closing acts at once. */
const load = cache(async (eleve: string) => {
  const actor = await requireFamily()
  const found = z.uuid().safeParse(eleve).success ? await findAbsences(actor, eleve) : null
  if (!found) notFound()
  return { ...found, own: actor.profile === 'STUDENT' }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { child, own } = await load((await params).eleve)
  return { title: serviceTitle(child, 'ABSENCES', own) }
}

/** TS-122: absences and latenesses of the year, their totals first. */
export default async function AbsencesPage({ params }: Props) {
  const { child, content, own } = await load((await params).eleve)
  return (
    <>
      <ServiceHeading child={child} kind="ABSENCES" own={own} />
      {content === null ? (
        <ServiceNotOpen child={child} />
      ) : content.length === 0 ? (
        <EmptyState>
          Aucune absence n’est publiée pour l’instant. Ce que l’établissement publie un jour se lit ici le lendemain.
        </EmptyState>
      ) : (
        <>
          <AbsenceTotalsTable absences={content} />
          <AbsenceList absences={content} phone={child.school.phone} />
        </>
      )}
    </>
  )
}
