import type { Metadata, Route } from 'next'
import { AssessmentTable } from '@/components/teleservices/records/assessment-table'
import { optionsOf, RecordFilters } from '@/components/teleservices/records/record-filters'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import { listAssessmentFilters, listAssessments } from '@/lib/teleservices/records/queries/list-assessments'
import { AssessmentSearch } from '@/lib/teleservices/records/schemas'

const TITLE = 'Évaluations'
const PATH = '/teleservices/notes'
export const metadata: Metadata = { title: TITLE }

export default async function AssessmentsPage({ searchParams }: PageProps<'/teleservices/notes'>) {
  const actor = await requireStaff('record:load')
  const search = AssessmentSearch.parse(await searchParams)
  const [page, filters] = await Promise.all([listAssessments(actor, search), listAssessmentFilters(actor)])
  const { division, matiere, fait } = search
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: TITLE },
        ]}
        lead="Les évaluations de l’année, chargées d’un fichier ou saisies ici."
        actions={
          <LinkButton variant="primary" icon="add" href={`${PATH}/saisir` as Route}>
            Saisir une évaluation
          </LinkButton>
        }
      />
      {fait && (
        <Notice tone="ok" role="status" className="mt-4">
          {fait === 'supprime' ? 'L’évaluation et ses notes sont supprimées.' : 'L’évaluation est enregistrée.'}
        </Notice>
      )}
      <RecordFilters
        pathname={PATH}
        filters={[
          {
            name: 'division',
            label: 'Division ou groupe',
            all: 'Toutes',
            value: division,
            options: optionsOf(filters.groups),
          },
          { name: 'matiere', label: 'Matière', all: 'Toutes', value: matiere, options: optionsOf(filters.subjects) },
        ]}
      />
      {page.total === 0 ? (
        <EmptyState
          action={<LinkButton href={'/teleservices/chargements/notes' as Route}>Charger des notes</LinkButton>}
        >
          {division || matiere
            ? 'Aucune évaluation pour ce choix. Choisissez une autre division ou une autre matière.'
            : 'Aucune évaluation cette année. Chargez un fichier, ou saisissez une évaluation.'}
        </EmptyState>
      ) : (
        <AssessmentTable rows={page.rows} />
      )}
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        pathname={PATH}
        query={{ division: division || undefined, matiere: matiere || undefined }}
      />
    </>
  )
}
