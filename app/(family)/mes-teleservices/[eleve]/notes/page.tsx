import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ServiceHeading, serviceTitle } from '@/components/teleservices/family/service-heading'
import { ServiceNotOpen } from '@/components/teleservices/family/service-not-open'
import { AverageChart } from '@/components/teleservices/records/average-chart'
import { MarksTable } from '@/components/teleservices/records/marks-table'
import { TermLinks } from '@/components/teleservices/records/term-links'
import { EmptyState } from '@/components/ui/empty-state'
import { requireFamily } from '@/lib/auth/session'
import { findMarks } from '@/lib/teleservices/family/find-marks'
import { type FamilyMark, termsOf } from '@/lib/teleservices/records/domain/averages'

type Props = PageProps<'/mes-teleservices/[eleve]/notes'>

/** Read live: a withdrawal or a closing acts at once. */
const load = cache(async (eleve: string) => {
  const actor = await requireFamily()
  const found = z.uuid().safeParse(eleve).success ? await findMarks(actor, eleve) : null
  if (!found) notFound()
  return { ...found, own: actor.profile === 'STUDENT' }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { child, own } = await load((await params).eleve)
  return { title: serviceTitle(child, 'NOTES', own) }
}

/** TS-122: marks of one term by subject, averages, then the same figures drawn. */
export default async function MarksPage({ params, searchParams }: Props) {
  const { child, content, own } = await load((await params).eleve)
  const { trimestre } = await searchParams
  return (
    <>
      <ServiceHeading child={child} kind="NOTES" own={own} />
      {content === null ? (
        <ServiceNotOpen child={child} />
      ) : (
        <Marks marks={content} wanted={Number(trimestre)} path={`/mes-teleservices/${child.studentId}/notes`} />
      )}
    </>
  )
}

function Marks({ marks, wanted, path }: { marks: FamilyMark[]; wanted: number; path: string }) {
  const terms = termsOf(marks)
  const term = terms.find((one) => one.term === wanted) ?? terms.at(-1)
  if (!term)
    return (
      <EmptyState>
        Aucune note n’est publiée pour l’instant. Ce que l’établissement publie un jour se lit ici le lendemain.
      </EmptyState>
    )
  const bars = term.subjects.map(({ subject, average }) => ({ label: subject, average }))
  return (
    <>
      <TermLinks terms={terms} current={term.term} path={path} />
      <MarksTable term={term} />
      <AverageChart
        title={`Moyennes du trimestre ${term.term}, sur 20`}
        bars={[...bars, { label: 'Moyenne générale', average: term.average }]}
      />
      {terms.length > 1 && (
        <AverageChart
          title="Moyenne générale par trimestre, sur 20"
          bars={terms.map(({ term: number, average }) => ({ label: `Trimestre ${number}`, average }))}
        />
      )}
    </>
  )
}
