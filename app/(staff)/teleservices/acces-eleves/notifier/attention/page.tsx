import type { Metadata, Route } from 'next'
import { StudentAttention } from '@/components/teleservices/notifications/student-attention'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { modeLabel } from '@/lib/teleservices/notifications/domain/notification-search'
import {
  studentNotificationHref,
  studentNotificationQuery,
  studentPopulationLabel,
} from '@/lib/teleservices/notifications/domain/student-notification-search'
import { STUDENT_REFUSALS } from '@/lib/teleservices/notifications/messages'
import { checkStudentNotification } from '@/lib/teleservices/notifications/queries/check-student-notification'
import { StudentNotificationSearch } from '@/lib/teleservices/notifications/schemas-students'
import { requestStudentNotificationAction } from '../actions'

const TITLE = 'Notifier les élèves'
export const metadata: Metadata = { title: TITLE }

export default async function AttentionPage({
  searchParams,
}: PageProps<'/teleservices/acces-eleves/notifier/attention'>) {
  const actor = await requireStaff('activation-code:notify')
  const search = StudentNotificationSearch.parse(await searchParams)
  const [check, { mefs }] = await Promise.all([checkStudentNotification(actor, search), listPopulationOptions(actor)])
  const back = studentNotificationHref(search) as Route
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Elèves' },
          { label: 'Notifier en masse', href: back },
        ]}
        lead={`${studentPopulationLabel(search, mefs.find(({ code }) => code === search.mef)?.label)}. ${modeLabel(search)}.`}
      />
      {check.refusal ? (
        <Notice tone="warn" className="mt-4">
          <p>{STUDENT_REFUSALS[check.refusal]}</p>
          <p className="mt-2">
            <Link href={back}>Retour à la sélection</Link>
          </p>
        </Notice>
      ) : (
        <StudentAttention
          action={requestStudentNotificationAction}
          check={check}
          from={studentNotificationQuery(search)}
          requestKey={crypto.randomUUID()}
          back={back}
          initial={await restoredState('teleservices.request-student-notification')}
        />
      )}
    </>
  )
}
