import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { frenchNumber, plural } from '@/lib/platform/text'
import { CAUSES, type Cause, type CauseCounts } from '@/lib/teleservices/follow-up/domain/without-account'
import { CAUSE_LABELS, CAUSE_MEANINGS } from '@/lib/teleservices/follow-up/labels'

const LIST = '/tableau-de-bord/sans-compte'
const listOf = (cause: Cause) => `${LIST}?${new URLSearchParams({ cause })}` as Route

type CauseTableProps = {
  causes: CauseCounts
  couples: number
  /** « Le plus ancien attend depuis 18 jours. » */
  oldest?: string
  /** The lists name people: shown to those who may read codes. */
  linked: boolean
}

/** « Qui n’a pas encore de compte, et pourquoi ? »: the causes add up to the couples without account. */
export function CauseTable({ causes, couples, oldest, linked }: CauseTableProps) {
  const shown = CAUSES.filter((cause) => causes[cause] > 0)
  const total = shown.reduce((sum, cause) => sum + causes[cause], 0)
  return (
    <section className="mt-6" aria-labelledby="causes">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="causes">Qui n’a pas encore de compte, et pourquoi&nbsp;?</h2>
        {linked && total > 0 && (
          <Link className="text-15" href={LIST as Route}>
            Voir {total > 1 ? `les ${plural(total, 'couple')}` : 'le couple'}
          </Link>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState>
          {couples === 0 ? 'Aucun couple\u00a0: la base élèves est vide.' : 'Chaque couple a son compte.'}
        </EmptyState>
      ) : (
        <div className="card mt-2 overflow-hidden">
          <DataTable label="Tableau des situations" stack>
            <thead>
              <tr>
                <th scope="col">Situation</th>
                <th scope="col" className="num">
                  Couples
                </th>
                <th scope="col">Ce que cela veut dire</th>
                {linked && (
                  <th scope="col">
                    <span className="sr-only">Liste</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((cause) => (
                <StackRow key={cause}>
                  <StackHead>{CAUSE_LABELS[cause]}</StackHead>
                  <StackCell className="num">{frenchNumber(causes[cause])}</StackCell>
                  <StackCell className="text-ink-2 cell-full">
                    {cause === 'NOT_OPENED' && oldest ? oldest : CAUSE_MEANINGS[cause]}
                  </StackCell>
                  {linked && (
                    <StackCell className="text-end whitespace-nowrap">
                      <Link href={listOf(cause)}>
                        Voir la liste<span className="sr-only">&nbsp;: {CAUSE_LABELS[cause]}</span>
                      </Link>
                    </StackCell>
                  )}
                </StackRow>
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
    </section>
  )
}
