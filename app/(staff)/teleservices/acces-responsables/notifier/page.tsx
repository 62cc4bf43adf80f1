import type { Metadata, Route } from 'next'
import { LetterGapsNotice } from '@/components/schools/letter-gaps-notice'
import { NobodyToNotify } from '@/components/teleservices/notifications/nobody-to-notify'
import { NotificationPanel } from '@/components/teleservices/notifications/notification-panel'
import { NotificationTable } from '@/components/teleservices/notifications/notification-table'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { letterGaps } from '@/lib/schools/settings/domain/letter-gaps'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { notificationQuery } from '@/lib/teleservices/notifications/domain/notification-search'
import { ALL_CLOSED, CHOOSE_A_CHANNEL } from '@/lib/teleservices/notifications/messages'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { explainNobody } from '@/lib/teleservices/notifications/queries/why-nobody'
import { NotificationSearch } from '@/lib/teleservices/notifications/schemas'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { pressNotificationButtonAction } from './actions'

const TITLE = 'Notifier en masse'
export const metadata: Metadata = { title: TITLE }

export default async function NotifyPage({ searchParams }: PageProps<'/teleservices/acces-responsables/notifier'>) {
  const actor = await requireStaff('activation-code:notify')
  const search = NotificationSearch.parse(await searchParams)
  const [page, options, { anyOpen }, school] = await Promise.all([
    listNotifiable(actor, search),
    listPopulationOptions(actor),
    getModuleState(actor),
    getSchoolCard(actor),
  ])
  const query = notificationQuery(search)
  const why = page.ready === 0 ? await explainNobody(actor, search) : []
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: TITLE },
        ]}
        step={`${TITLE} · étape 1 sur 3`}
        lead="Choisissez les responsables qui recevront l’adresse du site et leur code."
      />
      {search.mode.includes('papier') && (
        <LetterGapsNotice gaps={letterGaps(school)} canManage={actor.permissions.has('school:manage')} />
      )}
      {!anyOpen && (
        <Notice tone="warn" className="mt-4">
          {ALL_CLOSED}
        </Notice>
      )}
      <NotificationPanel search={search} options={options} />
      {search.mode.length === 0 && (
        <Notice tone="warn" className="mt-4">
          {CHOOSE_A_CHANNEL}
        </Notice>
      )}
      {why.length > 0 && <NobodyToNotify why={why} />}
      {page.rows.length > 0 && (
        <NotificationTable
          key={`${query}/${page.page}/${page.ticked}`}
          action={pressNotificationButtonAction}
          page={page}
          from={query}
          initial={await restoredState('teleservices.choose-notified')}
        />
      )}
    </>
  )
}
