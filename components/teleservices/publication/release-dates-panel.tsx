import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { DataTable, StackCell, StackHead, StackRow } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { frenchDate } from '@/lib/platform/dates'
import type { Days } from '@/lib/platform/school-year'
import { plural, typographic } from '@/lib/platform/text'
import { coupleKey } from '@/lib/teleservices/publication/domain/publication'
import { NO_DATE, NOTHING_SEEN } from '@/lib/teleservices/publication/labels'
import type { CoupleDates, Publication } from '@/lib/teleservices/publication/queries/get-publication'

type ReleaseDatesPanelProps = { publication: Publication; days: Days }

/** « Dates de publication » (TS-58, TS-59, TS-62). */
export function ReleaseDatesPanel({ publication, days }: ReleaseDatesPanelProps) {
  const { service, kind, couples, withoutCouple } = publication
  const undated = couples.filter(({ dates }) => dates.length === 0).length
  const page = `/teleservices/parametrage/${service}`
  return (
    <Panel title="Dates de publication" summary={summaryOf(couples.length, undated)} open>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-15 text-ink-2">
          Année scolaire du {frenchDate(days.from)} au {frenchDate(days.to)}.
        </p>
        <span className="flex flex-wrap gap-2">
          <LinkButton size="small" icon="add" href={`${page}/ajouter` as Route}>
            Ajouter une date
          </LinkButton>
          <LinkButton size="small" icon="remove" href={`${page}/supprimer` as Route}>
            Supprimer une date
          </LinkButton>
        </span>
      </div>
      <Warnings kind={kind} undated={undated} withoutCouple={withoutCouple} />
      {couples.length === 0 ? (
        <EmptyState action={<LinkButton href={'/etablissement/imports' as Route}>Importer la base élèves</LinkButton>}>
          Aucun élève n’a de MEF et de division cette année. Importez la base élèves.
        </EmptyState>
      ) : (
        <div className="mt-3 -mx-4 -mb-4 border-t border-line">
          <DataTable label="Tableau des dates de publication" dense stack>
            <thead>
              <tr>
                <th scope="col">Mef</th>
                <th scope="col">Division</th>
                <th scope="col">Dates de publication</th>
              </tr>
            </thead>
            <tbody>
              {couples.map((couple) => (
                <CoupleRow key={coupleKey(couple)} couple={couple} empty={NO_DATE[kind]} />
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
    </Panel>
  )
}

const summaryOf = (couples: number, undated: number): string =>
  [plural(couples, 'couple'), undated > 0 && `${undated} sans date`].filter(Boolean).join(', ')

type WarningsProps = { kind: Publication['kind']; undated: number; withoutCouple: number }

function Warnings({ kind, undated, withoutCouple }: WarningsProps) {
  const seen = NOTHING_SEEN[kind]
  const lines = [
    undated > 0 &&
      `${plural(undated, 'couple')} ${undated > 1 ? 'n’ont' : 'n’a'} aucune date : ${undated > 1 ? 'leurs' : 'ses'} familles ne voient ${seen}.`,
    withoutCouple > 0 &&
      `${plural(withoutCouple, 'élève')} ${withoutCouple > 1 ? 'n’ont' : 'n’a'} pas de MEF ou de division : aucune date ne ${withoutCouple > 1 ? 'les' : 'le'} concerne.`,
  ].flatMap((line) => line || [])
  if (lines.length === 0) return null
  return (
    <Notice tone="warn" className="mt-3">
      {lines.map((line) => (
        <p key={line}>{typographic(line)}</p>
      ))}
    </Notice>
  )
}

const CoupleRow = ({ couple, empty }: { couple: CoupleDates; empty: string }) => (
  <StackRow>
    <StackHead>{couple.mef}</StackHead>
    <StackCell className="whitespace-nowrap">
      {couple.division}
      {couple.students === 0 && <span className="text-ink-3"> (plus d’élève)</span>}
    </StackCell>
    <StackCell className="cell-full">
      {couple.dates.length === 0 ? (
        <span className="text-ink-3">{typographic(empty)}</span>
      ) : (
        <ul className="flex flex-wrap gap-1.5 list-none p-0">
          {couple.dates.map((date) => (
            <li key={date}>
              <Badge icon="calendar">{frenchDate(date)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </StackCell>
  </StackRow>
)
