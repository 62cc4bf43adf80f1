import type { Metadata, Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import { plural } from '@/lib/platform/text'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import { CAUSE_LABELS, CAUSE_MEANINGS } from '@/lib/teleservices/follow-up/labels'
import { listWithoutAccount } from '@/lib/teleservices/follow-up/queries/list-without-account'
import { CauseSearch } from '@/lib/teleservices/follow-up/schemas'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'

export const metadata: Metadata = { title: 'Couples sans compte' }

/** The people behind a figure of the dashboard. */
export default async function WithoutAccountPage({ searchParams }: PageProps<'/tableau-de-bord/sans-compte'>) {
  const actor = await requireStaff('activation-code:read')
  const search = CauseSearch.parse(await searchParams)
  const { rows, total, page, pageCount } = await listWithoutAccount(actor, search)
  return (
    <>
      <PageHeader
        title="Couples sans compte"
        breadcrumb={[
          { label: 'Portail des applications', href: '/tableau-de-bord' },
          { label: search.cause ? CAUSE_LABELS[search.cause] : 'Couples sans compte' },
        ]}
        lead={
          search.cause
            ? `${CAUSE_LABELS[search.cause]} : ${plural(total, 'couple')}. ${CAUSE_MEANINGS[search.cause]}`
            : `${plural(total, 'couple')}.`
        }
      />
      {total === 0 ? (
        <EmptyState>Aucun couple n’est dans cette situation.</EmptyState>
      ) : (
        <TableCard>
          <DataTable label="Couples sans compte" stack>
            <thead>
              <tr>
                <th scope="col">Élève</th>
                <th scope="col">Responsable</th>
                <th scope="col">Qualité</th>
                <th scope="col">Situation</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <StackRow key={row.id}>
                  <StackHead>
                    <Link href={holderHref({ kind: 'CAR', holderId: row.id }) as Route}>
                      {row.student}
                      <span className="sr-only">, gérer le code de {row.guardian}</span>
                    </Link>
                  </StackHead>
                  <StackCell className="cell-full">{row.guardian}</StackCell>
                  <StackCell>{LEGAL_RANK_LABELS[row.legalRank]}</StackCell>
                  <StackCell>{CAUSE_LABELS[row.cause]}</StackCell>
                </StackRow>
              ))}
            </tbody>
          </DataTable>
        </TableCard>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        pathname="/tableau-de-bord/sans-compte"
        query={{ cause: search.cause ?? undefined }}
      />
    </>
  )
}
