import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { frenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import type { AssessmentRow } from '@/lib/teleservices/records/queries/list-assessments'

export const AssessmentTable = ({ rows }: { rows: readonly AssessmentRow[] }) => (
  <TableCard>
    <DataTable label="Évaluations de l’année" stack>
      <thead>
        <tr>
          <th scope="col">Évaluation</th>
          <th scope="col">Division ou groupe</th>
          <th scope="col">Date</th>
          <th scope="col">Publication</th>
          <th scope="col">Trimestre</th>
          <th scope="col">Notes</th>
          <th scope="col">
            <span className="sr-only">Supprimer</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StackRow key={row.id}>
            <StackHead>
              <Link href={`/teleservices/notes/${row.id}` as Route}>
                {row.subject}, {row.title}
              </Link>
            </StackHead>
            <StackCell>{row.groupName}</StackCell>
            <StackCell data-label="Date">{frenchDate(row.takenOn)}</StackCell>
            <StackCell data-label="Publication">{frenchDate(row.releasedOn)}</StackCell>
            <StackCell data-label="Trimestre">{row.term}</StackCell>
            <StackCell>{plural(row.marks, 'note')}</StackCell>
            <StackCell>
              <Link href={`/teleservices/notes/${row.id}/supprimer` as Route}>
                Supprimer
                <span className="sr-only">
                  {' '}
                  {row.subject}, {row.title}, {row.groupName}
                </span>
              </Link>
            </StackCell>
          </StackRow>
        ))}
      </tbody>
    </DataTable>
  </TableCard>
)
