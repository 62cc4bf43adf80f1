import type { Route } from 'next'
import { LoadStateBadge } from '@/components/loads/load-state-badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import { frenchDateTime } from '@/lib/platform/dates'
import { frenchNumber } from '@/lib/platform/text'
import type { ImportRow, listImports } from '@/lib/schools/imports/queries/list-imports'

type Imports = Awaited<ReturnType<typeof listImports>>

/** Who imported what and when; the files themselves are not kept, their fingerprint is. */
export function ImportHistory({ imports }: { imports: Imports }) {
  if (imports.total === 0) return <EmptyState>Aucun import pour le moment. Envoyez les fichiers de SIECLE.</EmptyState>
  return (
    <>
      <TableCard>
        <DataTable label="Historique des imports" stack>
          <thead>
            <tr>
              <th scope="col">Import</th>
              <th scope="col">Par</th>
              <th scope="col">Fichiers</th>
              <th scope="col">Élèves</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {imports.rows.map((row) => (
              <HistoryRow key={row.id} row={row} />
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <Pagination page={imports.page} pageCount={imports.pageCount} pathname="/etablissement/imports" />
    </>
  )
}

const HistoryRow = ({ row }: { row: ImportRow }) => (
  <StackRow>
    <StackHead>
      <Link href={`/etablissement/imports/${row.id}` as Route}>Import du {frenchDateTime(row.createdAt)}</Link>
    </StackHead>
    <StackCell>{row.requestedBy ?? 'Ligne de commande'}</StackCell>
    <StackCell>
      <ul className="list-none p-0">
        {row.files.map(({ name, sha256 }) => (
          <li key={sha256}>
            {name} <span className="text-ink-3">· empreinte {sha256.slice(0, 8)}</span>
          </li>
        ))}
      </ul>
    </StackCell>
    <StackCell>{row.students ? studentsText(row.students) : 'Aucun'}</StackCell>
    <StackCell>{row.undoneAt ? 'Annulé ensuite' : <LoadStateBadge state={row.state} />}</StackCell>
  </StackRow>
)

const studentsText = ({ created, updated, left, unchanged }: NonNullable<ImportRow['students']>) =>
  [
    created > 0 && `${frenchNumber(created)} ${created > 1 ? 'nouveaux' : 'nouveau'}`,
    updated > 0 && `${frenchNumber(updated)} ${updated > 1 ? 'modifiés' : 'modifié'}`,
    left > 0 && `${frenchNumber(left)} ${left > 1 ? 'partis' : 'parti'}`,
    unchanged > 0 && `${frenchNumber(unchanged)} ${unchanged > 1 ? 'inchangés' : 'inchangé'}`,
  ]
    .filter(Boolean)
    .join(', ') || 'Aucun'
