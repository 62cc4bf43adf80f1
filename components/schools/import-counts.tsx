import type { Route } from 'next'
import { DataTable, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { frenchNumber } from '@/lib/platform/text'
import { type ChangeKind, type ChangeWord, KIND_LABELS } from '@/lib/schools/imports/domain/import-changes'
import type { ImportDetails } from '@/lib/schools/imports/queries/find-import'

type Figures = NonNullable<ImportDetails['figures']>
type Cell = { count: number; word: ChangeWord | null }

/** Four figures for pupils, responsables and links; those of a list that is kept are its link. */
export function ImportCounts({ figures, path }: { figures: Figures; path: Route | null }) {
  const { students, guardians, guardianships } = figures
  return (
    <TableCard>
      <DataTable label="Ce que l’import change">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Quoi</span>
            </th>
            {['Nouveaux', 'Modifiés', 'Partis ou retirés', 'Inchangés'].map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <CountRow kind="eleves" path={path} cells={cellsOf(students, students.left, 'partis')} />
          <CountRow kind="responsables" path={path} cells={cellsOf(guardians, guardians.left, null)} />
          <CountRow kind="liens" path={path} cells={cellsOf(guardianships, guardianships.removed, 'retires')} />
        </tbody>
      </DataTable>
    </TableCard>
  )
}

const cellsOf = (
  counts: { created: number; updated: number; unchanged: number },
  gone: number,
  goneWord: ChangeWord | null,
): Cell[] => [
  { count: counts.created, word: 'nouveaux' },
  { count: counts.updated, word: 'modifies' },
  { count: gone, word: goneWord },
  { count: counts.unchanged, word: 'inchanges' },
]

const CountRow = ({ kind, cells, path }: { kind: ChangeKind; cells: Cell[]; path: Route | null }) => (
  <tr>
    <th scope="row">{KIND_LABELS[kind]}</th>
    {cells.map(({ count, word }, index) => (
      <td key={word ?? index} className="num">
        {path && word && count > 0 ? (
          <Link href={`${path}?voir=${kind}&etat=${word}#liste` as Route}>
            {frenchNumber(count)}
            <span className="sr-only"> : voir la liste</span>
          </Link>
        ) : (
          frenchNumber(count)
        )}
      </td>
    ))}
  </tr>
)
