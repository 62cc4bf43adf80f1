import type { Metadata, Route } from 'next'
import { NotificationPanel } from '@/components/teleservices/notifications/notification-panel'
import { NotificationTable } from '@/components/teleservices/notifications/notification-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { notificationQuery } from '@/lib/teleservices/notifications/domain/notification-search'
import { ALL_CLOSED, ALL_NOTIFIED, CHOOSE_A_CHANNEL, NOBODY_FOUND } from '@/lib/teleservices/notifications/messages'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { NotificationSearch } from '@/lib/teleservices/notifications/schemas'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { pressNotificationButtonAction } from './actions'

const TITLE = 'Notifier en masse'
export const metadata: Metadata = { title: TITLE }

export default async function NotifyPage({ searchParams }: PageProps<'/teleservices/acces-responsables/notifier'>) {
  const actor = await requireStaff('activation-code:notify')
  const search = NotificationSearch.parse(await searchParams)
  const [page, everybody, options, { anyOpen }] = await Promise.all([
    listNotifiable(actor, search),
    search.population === 'non-notifies' ? listNotifiable(actor, { ...search, population: 'tous', page: 1 }) : null,
    listPopulationOptions(actor),
    getModuleState(actor),
  ])
  const query = notificationQuery(search)
  const known = (everybody ?? page).total
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
      {known === 0 ? (
        <EmptyState
          action={
            <LinkButton href={'/teleservices/acces-responsables/creer' as Route}>Créer les accès en masse</LinkButton>
          }
        >
          {NOBODY_FOUND}
        </EmptyState>
      ) : page.ready === 0 ? (
        <Notice className="mt-4">{ALL_NOTIFIED}</Notice>
      ) : null}
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
