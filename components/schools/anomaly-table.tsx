import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Pagination } from '@/components/ui/pagination'
import { frenchNumber, plural, typographic } from '@/lib/platform/text'
import type { listImportAnomalies } from '@/lib/schools/queries/list-import-anomalies'

type Anomalies = Awaited<ReturnType<typeof listImportAnomalies>>

/** Errors first, then warnings: whom, where, what to do. */
export function AnomalyTable({ anomalies, path }: { anomalies: Anomalies; path: Route }) {
  if (anomalies.total === 0) return null
  return (
    <section aria-labelledby="anomalies" className="mt-8">
      <h2 id="anomalies">{plural(anomalies.total, 'anomalie')} dans les fichiers</h2>
      <TableCard>
        <DataTable label="Anomalies des fichiers" stack>
          <thead>
            <tr>
              <th scope="col">Qui</th>
              <th scope="col">Gravité</th>
              <th scope="col" className="num">
                Ligne
              </th>
              <th scope="col">Que faire</th>
            </tr>
          </thead>
          <tbody>
            {anomalies.rows.map((row) => (
              <StackRow key={row.id}>
                <StackHead>{row.subject ?? row.fileName ?? 'Tout l’import'}</StackHead>
                <StackCell>
                  <Badge tone={row.severity === 'ERROR' ? 'danger' : 'warn'}>
                    {row.severity === 'ERROR' ? 'Erreur' : 'À vérifier'}
                  </Badge>
                </StackCell>
                <StackCell className="num">
                  {row.line !== null && (
                    <>
                      <span className="sm:sr-only">Ligne </span>
                      {frenchNumber(row.line)}
                    </>
                  )}
                </StackCell>
                <StackCell className="cell-full">{typographic(row.message)}</StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <Pagination page={anomalies.page} pageCount={anomalies.pageCount} pathname={path} param="anomalies" />
    </section>
  )
}
