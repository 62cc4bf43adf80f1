import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { durationOf } from '@/components/teleservices/absence-table'
import { DeleteRecordForm } from '@/components/teleservices/delete-record-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { frenchDate } from '@/lib/platform/dates'
import { findAbsence } from '@/lib/teleservices/queries/list-absences'
import { AbsenceParams } from '@/lib/teleservices/schemas-records'
import { deleteAbsenceAction } from '../../actions'

export const metadata: Metadata = { title: 'Supprimer une absence ou un retard ?' }

export default async function DeleteAbsencePage(props: PageProps<'/teleservices/absences/[absenceId]/supprimer'>) {
  const actor = await requireStaff('record:load')
  const params = AbsenceParams.safeParse(await props.params)
  const absence = params.success ? await findAbsence(actor, params.data.absenceId) : null
  if (!absence) notFound()
  const title = absence.kind === 'LATENESS' ? 'Supprimer ce retard ?' : 'Supprimer cette absence ?'
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Absences et retards', href: '/teleservices/absences' as Route },
          { label: 'Supprimer' },
        ]}
      />
      <DeleteRecordForm
        name="absenceId"
        id={absence.id}
        sentence={`${absence.student}, ${frenchDate(absence.startsOn)} : ${durationOf(absence).toLowerCase()}. Les familles ne le verront plus après la prochaine réplication.`}
        button="Supprimer"
        back={'/teleservices/absences' as Route}
        action={deleteAbsenceAction}
      />
    </>
  )
}
