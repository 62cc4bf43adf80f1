import type { Route } from 'next'
import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Pagination } from '@/components/ui/pagination'
import { frenchDate } from '@/lib/platform/dates'
import type { Page } from '@/lib/platform/pagination'
import { plural } from '@/lib/platform/text'
import { CHANGE_WORD_LABELS, changesText } from '@/lib/teleservices/records/labels'
import type { PreviewedTest } from '@/lib/teleservices/records/queries/preview-record-load'

const TONES: Record<PreviewedTest['word'], Tone> = { NEW: 'info', CHANGED: 'warn', UNCHANGED: 'neutral' }

type LoadedTestsProps = { tests: Page<PreviewedTest>; path: Route; anomalies: number }

/** The tests that a file holds, and what it changes in each. */
export function LoadedTests({ tests, path, anomalies }: LoadedTestsProps) {
  if (tests.total === 0) return null
  return (
    <section aria-labelledby="evaluations" className="mt-8">
      <h2 id="evaluations">{plural(tests.total, 'évaluation')} dans le fichier</h2>
      <TableCard>
        <DataTable label="Évaluations du fichier" stack>
          <thead>
            <tr>
              <th scope="col">Évaluation</th>
              <th scope="col">Division ou groupe</th>
              <th scope="col">Date</th>
              <th scope="col">Publication</th>
              <th scope="col">Notes</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {tests.rows.map((test) => (
              <StackRow key={test.position}>
                <StackHead>
                  {test.subject}, {test.title}
                </StackHead>
                <StackCell>{test.groupName}</StackCell>
                <StackCell data-label="Date">{frenchDate(test.takenOn)}</StackCell>
                <StackCell data-label="Publication">{frenchDate(test.releasedOn)}</StackCell>
                <StackCell data-label="Notes">{changesText(test.marks)}</StackCell>
                <StackCell>
                  <Badge tone={TONES[test.word]}>{CHANGE_WORD_LABELS[test.word]}</Badge>
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <Pagination
        page={tests.page}
        pageCount={tests.pageCount}
        pathname={path}
        query={anomalies > 1 ? { anomalies: String(anomalies) } : {}}
      />
    </section>
  )
}
