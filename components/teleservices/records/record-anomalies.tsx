import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Pagination } from '@/components/ui/pagination'
import type { Page } from '@/lib/platform/pagination'
import { frenchNumber, plural, typographic } from '@/lib/platform/text'
import type { RecordAnomaly } from '@/lib/teleservices/records/files/content'

type RecordAnomaliesProps = { anomalies: Page<RecordAnomaly>; path: Route; page: number }

/** The lines left out: where, whom, what to do. */
export function RecordAnomalies({ anomalies, path, page }: RecordAnomaliesProps) {
  if (anomalies.total === 0) return null
  const forgotten = anomalies.rows.length === 0
  return (
    <section aria-labelledby="anomalies" className="mt-8">
      <h2 id="anomalies">{plural(anomalies.total, 'ligne')} à corriger</h2>
      <p className="mt-1 text-ink-2">Ces lignes ne sont pas chargées. {forgotten ? FORGOTTEN : KEPT}</p>
      {!forgotten && <Lines anomalies={anomalies} path={path} page={page} />}
    </section>
  )
}

const KEPT =
  'Corrigez-les dans votre fichier, puis envoyez-le de nouveau\u00a0: ce qui est déjà chargé ne sera pas doublé. Leur détail est gardé 30 jours.'
const FORGOTTEN = 'Leur détail a été effacé au bout de 30 jours. Envoyez de nouveau le fichier pour le revoir.'

const Lines = ({ anomalies, path, page }: RecordAnomaliesProps) => (
  <>
    <TableCard>
      <DataTable label="Lignes à corriger" stack>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Élève</th>
            <th scope="col">Que faire</th>
          </tr>
        </thead>
        <tbody>
          {anomalies.rows.map(({ line, who, message }) => (
            <StackRow key={line}>
              <StackHead>
                <span className="sm:sr-only">Ligne </span>
                {frenchNumber(line)}
              </StackHead>
              <StackCell>{who}</StackCell>
              <StackCell className="cell-full">{typographic(message)}</StackCell>
            </StackRow>
          ))}
        </tbody>
      </DataTable>
    </TableCard>
    <Pagination
      page={anomalies.page}
      pageCount={anomalies.pageCount}
      pathname={path}
      param="anomalies"
      query={page > 1 ? { page: String(page) } : {}}
    />
  </>
)
