import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ServiceHeading, serviceTitle } from '@/components/teleservices/family/service-heading'
import { ServiceNotOpen } from '@/components/teleservices/family/service-not-open'
import { YearLinks } from '@/components/teleservices/family/year-links'
import { BookletTable } from '@/components/teleservices/records/booklet-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PrintButton } from '@/components/ui/print-button'
import { requireFamily } from '@/lib/auth/session'
import { askedYear } from '@/lib/teleservices/family/domain/years'
import { findSkills } from '@/lib/teleservices/family/find-skills'
import { bookletOf } from '@/lib/teleservices/records/domain/booklet'

type Props = PageProps<'/mes-teleservices/[eleve]/livret'>

/** Read live: a withdrawal or a closing acts at once. */
const load = cache(async (eleve: string, year: number | undefined) => {
  const actor = await requireFamily()
  const found = z.uuid().safeParse(eleve).success ? await findSkills(actor, { studentId: eleve, year }) : null
  if (!found) notFound()
  return { ...found, own: actor.profile === 'STUDENT' }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { child, own } = await load((await params).eleve, askedYear((await searchParams).annee))
  return { title: serviceTitle(child, 'LPC', own) }
}

/** TS-122: the skills of the year by domain, each with its last level. Prints as it is read. */
export default async function SkillsPage({ params, searchParams }: Props) {
  const { child, content, waiting, own } = await load((await params).eleve, askedYear((await searchParams).annee))
  return (
    <>
      <ServiceHeading child={child} kind="LPC" own={own} />
      {content === null ? (
        <ServiceNotOpen child={child} waiting={waiting} />
      ) : (
        <>
          <YearLinks
            years={content.years}
            current={content.year}
            path={`/mes-teleservices/${child.studentId}/livret`}
          />
          {content.rows.length === 0 ? (
            <EmptyState>Aucune compétence n’est publiée pour l’instant.</EmptyState>
          ) : (
            <>
              <BookletTable year={content.year} domains={bookletOf(content.rows)} />
              <div className="mt-4">
                <PrintButton>Imprimer le livret</PrintButton>
              </div>
            </>
          )}
        </>
      )}
    </>
  )
}
