import type { Route } from 'next'
import { buttonClass } from '@/components/ui/button'
import { DataTable, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import { plural } from '@/lib/platform/text'
import {
  CHANGE_LABELS,
  CHANGE_LISTS,
  type ChangeKind,
  type ChangeWord,
  KIND_LABELS,
} from '@/lib/schools/imports/domain/import-changes'
import { describeChanges } from '@/lib/schools/imports/labels'
import type { ChangeRow, listImportChanges } from '@/lib/schools/imports/queries/list-import-changes'

type ChangeListProps = {
  path: Route
  kind: ChangeKind
  word: ChangeWord
  page: Awaited<ReturnType<typeof listImportChanges>>
}

const DETAIL: Record<ChangeKind, string | null> = { eleves: 'Division', responsables: null, liens: 'Élève' }

/** One list of the diff, chosen by links: its address can be sent to a colleague. */
export function ChangeList({ path, kind, word, page }: ChangeListProps) {
  const detail = DETAIL[kind]
  return (
    <section aria-labelledby="liste" className="mt-8">
      <h2 id="liste" tabIndex={-1}>
        {KIND_LABELS[kind]} : {CHANGE_LABELS[word].toLowerCase()}
      </h2>
      <ListLinks path={path} kind={kind} word={word} />
      {page.total === 0 ? (
        <EmptyState>Cette liste est vide.</EmptyState>
      ) : (
        <TableCard foot={plural(page.total, 'ligne')}>
          <DataTable label={`${KIND_LABELS[kind]}, ${CHANGE_LABELS[word].toLowerCase()}`} dense>
            <thead>
              <tr>
                <th scope="col">{kind === 'eleves' ? 'Élève' : 'Responsable'}</th>
                {detail && <th scope="col">{detail}</th>}
                {word === 'modifies' && <th scope="col">Changements</th>}
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  {detail && <td>{row.detail ?? 'Aucune'}</td>}
                  {word === 'modifies' && <Changes row={row} />}
                </tr>
              ))}
            </tbody>
          </DataTable>
        </TableCard>
      )}
      <Pagination page={page.page} pageCount={page.pageCount} pathname={path} query={{ voir: kind, etat: word }} />
    </section>
  )
}

const Changes = ({ row }: { row: ChangeRow }) => (
  <td>
    <ul className="list-none p-0">
      {describeChanges(row.changes).map(({ field, before, after }) => (
        <li key={field}>
          {field} : <del>{before}</del> <span className="sr-only">devient</span> <strong>{after}</strong>
        </li>
      ))}
    </ul>
  </td>
)

const ListLinks = ({ path, kind, word }: Omit<ChangeListProps, 'page'>) => (
  <nav aria-label="Listes de l’import" className="mt-2 grid gap-1">
    {(Object.keys(CHANGE_LISTS) as ChangeKind[]).map((one) => (
      <p key={one} className="flex flex-wrap items-center gap-1 text-15">
        <span className="me-1 text-ink-2">{KIND_LABELS[one]} :</span>
        {CHANGE_LISTS[one].map((state) => (
          <Link
            key={state}
            className={buttonClass({ size: 'small', variant: one === kind && state === word ? 'default' : 'quiet' })}
            aria-current={one === kind && state === word ? 'true' : undefined}
            href={`${path}?voir=${one}&etat=${state}#liste` as Route}
          >
            <span className="sr-only">{KIND_LABELS[one]} </span>
            {CHANGE_LABELS[state].toLowerCase()}
          </Link>
        ))}
      </p>
    ))}
  </nav>
)
