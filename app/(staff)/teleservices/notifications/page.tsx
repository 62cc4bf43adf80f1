import type { Metadata, Route } from 'next'
import { RunList } from '@/components/teleservices/notifications/run-list'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import { PageSearch } from '@/lib/platform/query-values'
import { listCodeRuns } from '@/lib/teleservices/notifications/queries/list-code-runs'

const TITLE = 'Envois'
export const metadata: Metadata = { title: TITLE }

export default async function RunsPage({ searchParams }: PageProps<'/teleservices/notifications'>) {
  const actor = await requireStaff('activation-code:notify')
  const { rows, page, pageCount } = await listCodeRuns(actor, PageSearch.parse(await searchParams))
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Sconet Ts', href: '/teleservices' as Route }, { label: TITLE }]}
        lead="Chaque notification, par courriel ou sur papier, et son rapport."
      />
      {rows.length === 0 ? (
        <EmptyState
          action={
            <LinkButton href={'/teleservices/acces-responsables/notifier' as Route}>Notifier en masse</LinkButton>
          }
        >
          Aucun envoi. Chaque notification apparaîtra ici.
        </EmptyState>
      ) : (
        <RunList runs={rows} />
      )}
      <Pagination page={page} pageCount={pageCount} pathname="/teleservices/notifications" />
    </>
  )
}
