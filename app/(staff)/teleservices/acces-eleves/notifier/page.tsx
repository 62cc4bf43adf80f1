import type { Metadata, Route } from 'next'
import { StudentNotificationPanel } from '@/components/teleservices/student-notification-panel'
import { StudentNotificationTable } from '@/components/teleservices/student-notification-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import {
  studentAttentionHref,
  studentNotificationHref,
  studentNotificationQuery,
} from '@/lib/teleservices/domain/student-notification-search'
import {
  ALL_CLOSED,
  ALL_NOTIFIED,
  CHOOSE_A_CHANNEL,
  NO_STUDENT_FOUND,
  NO_STUDENT_FREE,
} from '@/lib/teleservices/messages-notification'
import { getModuleState } from '@/lib/teleservices/queries/get-module-state'
import { listNotifiableStudents } from '@/lib/teleservices/queries/list-notifiable-students'
import { listPopulationOptions } from '@/lib/teleservices/queries/list-population-options'
import { askedOf } from '@/lib/teleservices/schemas-notification'
import { StudentNotificationSearch } from '@/lib/teleservices/schemas-student-notification'

const TITLE = 'Notifier en masse'
export const metadata: Metadata = { title: `${TITLE} les élèves` }

export default async function NotifyStudentsPage({ searchParams }: PageProps<'/teleservices/acces-eleves/notifier'>) {
  const actor = await requireStaff('activation-code:notify')
  const search = StudentNotificationSearch.parse(await searchParams)
  const [page, options, { anyOpen }] = await Promise.all([
    listNotifiableStudents(actor, search),
    listPopulationOptions(actor),
    getModuleState(actor),
  ])
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
      {page.population === 0 && <EmptyState>{NO_STUDENT_FOUND}</EmptyState>}
      {page.population > 0 && page.ready === 0 && (
        <Notice className="mt-4">{page.notified > 0 ? ALL_NOTIFIED : NO_STUDENT_FREE}</Notice>
      )}
      {page.rows.length > 0 && (
        <StudentNotificationTable
          page={page}
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
