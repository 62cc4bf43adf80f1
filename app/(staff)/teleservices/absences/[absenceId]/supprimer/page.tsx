import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/forms/page-title'
import { DeleteRecordForm } from '@/components/teleservices/records/delete-record-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { frenchDate } from '@/lib/platform/dates'
import { getSchoolCalendar } from '@/lib/schools'
import { durationOf } from '@/lib/teleservices/records/domain/absence-totals'
import { findAbsence } from '@/lib/teleservices/records/queries/list-absences'
import { AbsenceParams } from '@/lib/teleservices/records/schemas'
import { deleteAbsenceAction } from '../../actions'

export default async function DeleteAbsencePage(props: PageProps<'/teleservices/absences/[absenceId]/supprimer'>) {
  const actor = await requireStaff('record:load')
  const params = AbsenceParams.safeParse(await props.params)
  const absence = params.success ? await findAbsence(actor, params.data.absenceId) : null
  if (!absence) notFound()
  const late = absence.kind === 'LATENESS'
  const title = late ? 'Supprimer ce retard\u00a0?' : 'Supprimer cette absence\u00a0?'
  return (
    <>
      <PageTitle title={title} />
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Absences et retards', href: '/teleservices/absences' as Route },
          { label: 'Supprimer' },
        ]}
      />
      <DeleteRecordForm
        name="absenceId"
        id={absence.id}
        sentence={`${absence.student}, ${frenchDate(absence.startsOn)} : ${durationOf(absence, await getSchoolCalendar(actor.schoolId)).toLowerCase()}. Les familles ne ${late ? 'le' : 'la'} verront plus après la prochaine réplication.`}
        button={late ? 'Supprimer le retard' : 'Supprimer l’absence'}
        back={'/teleservices/absences' as Route}
        action={deleteAbsenceAction}
      />
    </>
  )
}
