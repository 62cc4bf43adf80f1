import type { Route } from 'next'
import { PageTitle } from '@/components/forms/page-title'
import { SelectField } from '@/components/forms/select-field'
import { AssessmentForm } from '@/components/teleservices/records/assessment-form'
import { optionsOf } from '@/components/teleservices/records/record-filters'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { newAssessmentSheet } from '@/lib/teleservices/records/queries/find-assessment'
import { listAssessmentFilters } from '@/lib/teleservices/records/queries/list-assessments'
import { NewAssessmentSearch } from '@/lib/teleservices/records/schemas'
import { saveAssessmentAction } from '../actions'

const TITLE = 'Saisir une évaluation'

export default async function NewAssessmentPage({ searchParams }: PageProps<'/teleservices/notes/saisir'>) {
  const actor = await requireStaff('record:load')
  const { division } = NewAssessmentSearch.parse(await searchParams)
  const [sheet, { divisions }, { subjects }] = await Promise.all([
    division ? newAssessmentSheet(actor, division) : null,
    listPopulationOptions(actor),
    listAssessmentFilters(actor),
  ])
  const title = sheet ? `${TITLE} : ${sheet.groupName}` : TITLE
  return (
    <>
      {!sheet && <PageTitle title={title} />}
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Évaluations', href: '/teleservices/notes' as Route },
          { label: title },
        ]}
      />
      {sheet ? (
        <AssessmentForm
          title={title}
          sheet={sheet}
          assessmentId={crypto.randomUUID()}
          subjects={subjects}
          action={saveAssessmentAction}
          initial={await restoredState('teleservices.save-assessment')}
        />
      ) : divisions.length === 0 ? (
        <EmptyState>Aucune division cette année. Importez d’abord la base élèves.</EmptyState>
      ) : (
        <form method="get" action="/teleservices/notes/saisir" className="card mt-4 p-5 flex flex-wrap items-end gap-4">
          <SelectField name="division" label="Division" options={optionsOf(divisions)} />
          <Button type="submit" variant="primary" iconEnd="next">
            Continuer
          </Button>
        </form>
      )}
    </>
  )
}
