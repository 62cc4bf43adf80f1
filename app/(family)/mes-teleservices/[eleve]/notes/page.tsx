import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ServiceHeading, serviceTitle } from '@/components/teleservices/family/service-heading'
import { ServiceNotOpen } from '@/components/teleservices/family/service-not-open'
import { YearLinks } from '@/components/teleservices/family/year-links'
import { AverageChart } from '@/components/teleservices/records/average-chart'
import { MarksTable } from '@/components/teleservices/records/marks-table'
import { TermLinks } from '@/components/teleservices/records/term-links'
import { EmptyState } from '@/components/ui/empty-state'
import { requireFamily } from '@/lib/auth/session'
import { askedYear } from '@/lib/teleservices/family/domain/years'
import { findMarks } from '@/lib/teleservices/family/find-marks'
import { type FamilyMark, termsOf } from '@/lib/teleservices/records/domain/averages'

type Props = PageProps<'/mes-teleservices/[eleve]/notes'>

/** Read live: a withdrawal or a closing acts at once. */
const load = cache(async (eleve: string, year: number | undefined) => {
  const actor = await requireFamily()
  const found = z.uuid().safeParse(eleve).success ? await findMarks(actor, { studentId: eleve, year }) : null
  if (!found) notFound()
  return { ...found, own: actor.profile === 'STUDENT' }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { child, own } = await load((await params).eleve, askedYear((await searchParams).annee))
  return { title: serviceTitle(child, 'NOTES', own) }
}

/** TS-122: marks of one term by subject, averages, then the same figures drawn. */
export default async function MarksPage({ params, searchParams }: Props) {
  const search = await searchParams
  const { child, content, waiting, own } = await load((await params).eleve, askedYear(search.annee))
  const path = `/mes-teleservices/${child.studentId}/notes`
  return (
    <>
      <ServiceHeading child={child} kind="NOTES" own={own} />
      {content === null ? (
        <ServiceNotOpen child={child} waiting={waiting} />
      ) : (
        <>
          <YearLinks years={content.years} current={content.year} path={path} />
          <Marks
            marks={content.rows}
            wanted={Number(search.trimestre)}
            path={path}
            year={content.year === child.school.year ? undefined : content.year}
          />
        </>
      )}
    </>
  )
}

type MarksProps = { marks: FamilyMark[]; wanted: number; path: string; year: number | undefined }

function Marks({ marks, wanted, path, year }: MarksProps) {
  const terms = termsOf(marks)
  const term = terms.find((one) => one.term === wanted) ?? terms.at(-1)
  if (!term) return <EmptyState>Aucune note n’est publiée pour l’instant.</EmptyState>
  const bars = term.subjects.map(({ subject, average }) => ({ label: subject, average }))
  return (
    <>
      <TermLinks terms={terms} current={term.term} path={path} year={year} />
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
