import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { DeleteRecordForm } from '@/components/teleservices/records/delete-record-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { frenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import { findAssessment } from '@/lib/teleservices/records/queries/find-assessment'
import { AssessmentParams } from '@/lib/teleservices/records/schemas'
import { deleteAssessmentAction } from '../../actions'

const TITLE = 'Supprimer cette évaluation ?'
export const metadata: Metadata = { title: TITLE }

export default async function DeleteAssessmentPage(props: PageProps<'/teleservices/notes/[assessmentId]/supprimer'>) {
  const actor = await requireStaff('record:load')
  const params = AssessmentParams.safeParse(await props.params)
  const sheet = params.success ? await findAssessment(actor, params.data.assessmentId) : null
  if (!sheet?.test) notFound()
  const { id, subject, title, takenOn } = sheet.test
  const marks = sheet.rows.filter(({ mark }) => mark !== '').length
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Évaluations', href: '/teleservices/notes' as Route },
          { label: 'Supprimer' },
        ]}
      />
      <DeleteRecordForm
        name="assessmentId"
        id={id}
        sentence={`« ${title} » (${subject}, ${sheet.groupName}, ${frenchDate(takenOn)}) et ${plural(marks, 'note')} sont supprimés. Les familles ne les verront plus après la prochaine réplication.`}
        button="Supprimer l’évaluation"
        back={'/teleservices/notes' as Route}
        action={deleteAssessmentAction}
      />
    </>
  )
}
