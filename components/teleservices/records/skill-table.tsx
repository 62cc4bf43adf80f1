import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { frenchDate } from '@/lib/platform/dates'
import { SKILL_LEVEL_LABELS } from '@/lib/teleservices/records/domain/skills'
import type { SkillRow } from '@/lib/teleservices/records/queries/list-skills'

export const SkillTable = ({ rows }: { rows: readonly SkillRow[] }) => (
  <TableCard>
    <DataTable label="Compétences de l’année" stack>
      <thead>
        <tr>
          <th scope="col">Élève</th>
          <th scope="col">Division</th>
          <th scope="col">Compétence</th>
          <th scope="col">Niveau</th>
          <th scope="col">Date</th>
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
              <Link href={`/teleservices/livret/${row.id}` as Route}>{row.student}</Link>
            </StackHead>
            <StackCell>{row.division ?? ''}</StackCell>
            <StackCell className="cell-full cell-wrap">
              {row.skill}
              <span className="block text-15 text-ink-3">{row.domain}</span>
            </StackCell>
            <StackCell>{SKILL_LEVEL_LABELS[row.level]}</StackCell>
            <StackCell data-label="Date">{frenchDate(row.assessedOn)}</StackCell>
            <StackCell data-label="Publication">{frenchDate(row.releasedOn)}</StackCell>
            <StackCell>
              <Link href={`/teleservices/livret/${row.id}/supprimer` as Route}>
                Supprimer
                <span className="sr-only">
                  {' '}
                  {row.skill} de {row.student} du {frenchDate(row.assessedOn)}
                </span>
              </Link>
            </StackCell>
          </StackRow>
        ))}
      </tbody>
    </DataTable>
  </TableCard>
)
