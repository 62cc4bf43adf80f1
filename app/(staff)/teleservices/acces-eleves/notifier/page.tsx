import type { Metadata, Route } from 'next'
import { LetterGapsNotice } from '@/components/schools/letter-gaps-notice'
import { StudentNotificationPanel } from '@/components/teleservices/notifications/student-notification-panel'
import { StudentNotificationTable } from '@/components/teleservices/notifications/student-notification-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import { askedOf } from '@/lib/platform/query-values'
import { letterGaps } from '@/lib/schools/settings/domain/letter-gaps'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { lacksChoice } from '@/lib/teleservices/accesses/domain/population'
import { CHOOSE_IN_LIST } from '@/lib/teleservices/accesses/messages'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import {
  studentAttentionHref,
  studentNotificationHref,
  studentNotificationQuery,
} from '@/lib/teleservices/notifications/domain/student-notification-search'
import {
  ALL_CLOSED,
  ALL_NOTIFIED,
  CHOOSE_A_CHANNEL,
  NO_STUDENT_FOUND,
  NO_STUDENT_FREE,
} from '@/lib/teleservices/notifications/messages'
import { checkStudentNotification } from '@/lib/teleservices/notifications/queries/check-student-notification'
import { listNotifiableStudents } from '@/lib/teleservices/notifications/queries/list-notifiable-students'
import { StudentNotificationSearch } from '@/lib/teleservices/notifications/schemas-students'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'

const TITLE = 'Notifier en masse'
export const metadata: Metadata = { title: `${TITLE} les élèves` }

export default async function NotifyStudentsPage({ searchParams }: PageProps<'/teleservices/acces-eleves/notifier'>) {
  const actor = await requireStaff('activation-code:notify')
  const search = StudentNotificationSearch.parse(await searchParams)
  const [page, options, { anyOpen }, school] = await Promise.all([
    listNotifiableStudents(actor, search),
    listPopulationOptions(actor),
    getModuleState(actor),
    getSchoolCard(actor),
  ])
  // The very count of the next step: by e-mail only, who has no address is not notified.
  const check = page.ready > 0 ? await checkStudentNotification(actor, search) : null
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Elèves' },
          { label: TITLE },
        ]}
        lead="Chaque élève reçoit l’adresse du site et son code, sur une fiche à remettre en classe."
      />
      {search.mode.includes('papier') && (
        <LetterGapsNotice gaps={letterGaps(school)} canManage={actor.permissions.has('school:manage')} />
      )}
      {!anyOpen && (
        <Notice tone="warn" className="mt-4">
          {ALL_CLOSED}
        </Notice>
      )}
      <StudentNotificationPanel search={search} options={options} />
      {search.mode.length === 0 && (
        <Notice tone="warn" className="mt-4">
          {CHOOSE_A_CHANNEL}
        </Notice>
      )}
      {page.population === 0 && <EmptyState>{lacksChoice(search) ? CHOOSE_IN_LIST : NO_STUDENT_FOUND}</EmptyState>}
      {page.population > 0 && page.ready === 0 && (
        <Notice className="mt-4">{page.notified === page.population ? ALL_NOTIFIED : NO_STUDENT_FREE}</Notice>
      )}
      {page.rows.length > 0 && (
        <StudentNotificationTable
          page={page}
          reachable={check ? check.emails + check.sheets : 0}
          withEmail={search.mode.includes('courriel')}
          next={studentAttentionHref(search) as Route}
        />
      )}
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        pathname={studentNotificationHref(search).split('?')[0] ?? ''}
        query={askedOf(studentNotificationQuery(search))}
      />
    </>
  )
}
