import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { DownloadButton } from '@/components/ui/button'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Pagination } from '@/components/ui/pagination'
import type { AnomalyGroup } from '@/lib/loads/queries/list-load-anomalies'
import { frenchNumber, typographic } from '@/lib/platform/text'
import { ANOMALY_LABELS } from '@/lib/schools/imports/labels'
import type { listImportAnomalies } from '@/lib/schools/imports/queries/list-import-anomalies'

type Anomalies = Awaited<ReturnType<typeof listImportAnomalies>>

type AnomalyTableProps = { anomalies: Anomalies; groups: readonly AnomalyGroup[]; path: Route }

/** By kind with how many, then each: those to correct first; whom, where, what to do. */
export function AnomalyTable({ anomalies, groups, path }: AnomalyTableProps) {
  if (anomalies.total === 0) return null
  return (
    <section aria-labelledby="anomalies" className="mt-8">
      <h2 id="anomalies">Dans les fichiers : {countsText(groups)}</h2>
      {groups.some(({ count }) => count > 1) && (
        <ul className="mt-3 grid gap-2">
          {groups.map(({ severity, code, message, count }) => (
            <li key={`${severity} ${code}`}>
              <strong>{frenchNumber(count)} ×</strong> {typographic(message)}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 mb-4">
        <DownloadButton href={`${path}/anomalies`}>Télécharger la liste (CSV)</DownloadButton>
      </p>
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
                  {row.severity !== 'QUESTION' && (
                    <Badge tone={row.severity === 'ERROR' ? 'danger' : 'neutral'}>{ANOMALY_LABELS[row.severity]}</Badge>
                  )}
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

/** « 1 à corriger, 74 pour information ». */
function countsText(groups: readonly AnomalyGroup[]): string {
  const sum = (wanted: AnomalyGroup['severity']) =>
    groups.reduce((total, { severity, count }) => total + (severity === wanted ? count : 0), 0)
  const [errors, warnings] = [sum('ERROR'), sum('WARNING')]
  return [
    errors > 0 && `${frenchNumber(errors)} à corriger`,
    warnings > 0 && `${frenchNumber(warnings)} pour information`,
  ]
    .filter(Boolean)
    .join(', ')
}
