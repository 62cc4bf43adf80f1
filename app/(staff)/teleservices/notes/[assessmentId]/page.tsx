import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { AssessmentForm } from '@/components/teleservices/records/assessment-form'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { findAssessment } from '@/lib/teleservices/records/queries/find-assessment'
import { listAssessmentFilters } from '@/lib/teleservices/records/queries/list-assessments'
import { AssessmentParams } from '@/lib/teleservices/records/schemas'
import { saveAssessmentAction } from '../actions'

const TITLE = 'Modifier une évaluation'

export default async function AssessmentPage(props: PageProps<'/teleservices/notes/[assessmentId]'>) {
  const actor = await requireStaff('record:load')
  const params = AssessmentParams.safeParse(await props.params)
  const sheet = params.success ? await findAssessment(actor, params.data.assessmentId) : null
  if (!sheet?.test) notFound()
  const { subjects } = await listAssessmentFilters(actor)
  return (
    <>
      <PageHeader
        title={TITLE}
        lead={`${sheet.test.subject}, ${sheet.test.title}, ${sheet.groupName}.`}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Évaluations', href: '/teleservices/notes' as Route },
          { label: TITLE },
        ]}
        actions={
          <LinkButton icon="remove" href={`/teleservices/notes/${sheet.test.id}/supprimer` as Route}>
            Supprimer
          </LinkButton>
        }
      />
      <AssessmentForm
        title={TITLE}
        sheet={sheet}
        assessmentId={sheet.test.id}
        subjects={subjects}
        action={saveAssessmentAction}
        initial={await restoredState('teleservices.save-assessment')}
      />
    </>
  )
}
