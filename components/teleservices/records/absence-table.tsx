import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import type { SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { frenchDate } from '@/lib/platform/dates'
import { durationOf } from '@/lib/teleservices/records/domain/absence-totals'
import { ABSENCE_KIND_LABELS, HALF_DAY_LABELS } from '@/lib/teleservices/records/labels'
import type { AbsenceRow } from '@/lib/teleservices/records/queries/list-absences'

type AbsenceTableProps = { rows: readonly AbsenceRow[]; calendar: SchoolCalendar }

export const AbsenceTable = ({ rows, calendar }: AbsenceTableProps) => (
  <TableCard>
    <DataTable label="Absences et retards de l’année" stack>
      <thead>
        <tr>
          <th scope="col">Élève</th>
          <th scope="col">Division</th>
          <th scope="col">Début</th>
          <th scope="col">Durée</th>
          <th scope="col">Motif</th>
          <th scope="col">Justifiée</th>
          <th scope="col">Publication</th>
          <th scope="col">
            <span className="sr-only">Supprimer</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StackRow key={row.id}>
            <StackHead>
              <Link href={`/teleservices/absences/${row.id}` as Route}>{row.student}</Link>
            </StackHead>
            <StackCell>{row.division ?? ''}</StackCell>
            <StackCell data-label="Début">
              {frenchDate(row.startsOn)}, {HALF_DAY_LABELS[row.startsAt].toLowerCase()}
            </StackCell>
            <StackCell>{durationOf(row, calendar)}</StackCell>
            <StackCell data-label="Motif">{row.reason ?? 'Non précisé'}</StackCell>
            <StackCell data-label="Justifiée">{row.justified ? 'Oui' : 'Non'}</StackCell>
            <StackCell data-label="Publication">{frenchDate(row.releasedOn)}</StackCell>
            <StackCell>
              <Link href={`/teleservices/absences/${row.id}/supprimer` as Route}>
                Supprimer
                <span className="sr-only">
                  {' '}
                  {ABSENCE_KIND_LABELS[row.kind].toLowerCase()} de {row.student} du {frenchDate(row.startsOn)}
                </span>
              </Link>
            </StackCell>
          </StackRow>
        ))}
      </tbody>
    </DataTable>
  </TableCard>
)
