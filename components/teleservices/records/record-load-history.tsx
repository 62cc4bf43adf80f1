import type { Route } from 'next'
import { LoadStateBadge } from '@/components/loads/load-state-badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import { frenchDateTime } from '@/lib/platform/dates'
import type { Page } from '@/lib/platform/pagination'
import { plural } from '@/lib/platform/text'
import { loadCountsText, RECORD_LOAD_STATE_LABELS } from '@/lib/teleservices/records/labels'
import type { RecordLoadRow } from '@/lib/teleservices/records/queries/find-record-load'

/** Who loaded what and when, and what it wrote. */
export function RecordLoadHistory({ loads, pathname }: { loads: Page<RecordLoadRow>; pathname: string }) {
  if (loads.total === 0) return <EmptyState>Aucun chargement pour le moment.</EmptyState>
  return (
    <>
      <TableCard>
        <DataTable label="Historique des chargements" stack>
          <thead>
            <tr>
              <th scope="col">Chargement</th>
              <th scope="col">Par</th>
              <th scope="col">Fichier</th>
              <th scope="col">Résultat</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {loads.rows.map((row) => (
              <StackRow key={row.id}>
                <StackHead>
                  <Link href={`${pathname}/${row.id}` as Route}>Chargement du {frenchDateTime(row.createdAt)}</Link>
                </StackHead>
                <StackCell data-label="Par">{row.requestedBy ?? 'Compte supprimé'}</StackCell>
                <StackCell data-label="Fichier">{row.fileName}</StackCell>
                <StackCell data-label="Résultat">{resultOf(row)}</StackCell>
                <StackCell>
                  <LoadStateBadge state={row.state} labels={RECORD_LOAD_STATE_LABELS} />
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <Pagination page={loads.page} pageCount={loads.pageCount} pathname={pathname} />
    </>
  )
}

const resultOf = ({ counts, lines, anomalyCount }: RecordLoadRow): string =>
  [counts ? loadCountsText(counts) : plural(lines, 'ligne'), anomalyCount > 0 && plural(anomalyCount, 'anomalie')]
    .filter(Boolean)
    .join(', ')
