import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { AbsenceForm } from '@/components/teleservices/records/absence-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { findAbsence } from '@/lib/teleservices/records/queries/list-absences'
import { AbsenceParams } from '@/lib/teleservices/records/schemas'
import { saveAbsenceAction } from '../actions'

export default async function AbsencePage(props: PageProps<'/teleservices/absences/[absenceId]'>) {
  const actor = await requireStaff('record:load')
  const params = AbsenceParams.safeParse(await props.params)
  const absence = params.success ? await findAbsence(actor, params.data.absenceId) : null
  if (!absence) notFound()
  const title = absence.kind === 'LATENESS' ? 'Modifier un retard' : 'Modifier une absence'
  return (
    <>
      <PageHeader
        title={title}
        lead={`${absence.student}${absence.division ? `, ${absence.division}` : ''}.`}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Absences et retards', href: '/teleservices/absences' as Route },
          { label: title },
        ]}
      />
      <AbsenceForm
        title={title}
        absence={absence}
        action={saveAbsenceAction}
        initial={await restoredState('teleservices.save-absence')}
      />
    </>
  )
}
