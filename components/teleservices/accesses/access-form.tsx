'use client'

import { useActionState, useState } from 'react'
import { restoredTick } from '@/components/forms/restored-tick'
import { SubmitButton } from '@/components/forms/submit-button'
import { AccessPages } from '@/components/forms/table-pages'
import { ActionBar, DataTable, TableCard, TableToolbar } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { PAGE_SIZE } from '@/lib/platform/pagination'
import { frenchNumber, plural } from '@/lib/platform/text'
import { accessChange, hasAccess, isEditable } from '@/lib/teleservices/accesses/domain/access-changes'
import { accessHref } from '@/lib/teleservices/accesses/domain/access-search'
import type { Couple, CouplePage, Pending } from '@/lib/teleservices/accesses/queries/list-couples'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import type { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { AccessRow } from './access-row'
import { LegalFilter, PopulationPanel } from './access-search-fields'
import { pendingText } from './pending-text'
import { useLeaveGuard } from './use-leave-guard'

type AccessFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  page: CouplePage
  search: AccessSearch
  options: PopulationOptions
  initial: InitialState
}

/** Begins again when the server shows other rows, or the same ones otherwise. */
export const AccessForm = (props: AccessFormProps) => <Form key={contentOf(props)} {...props} />

const contentOf = ({ search, page }: AccessFormProps): string =>
  JSON.stringify([search, page.rows.map(({ id, state, draft }) => [id, state, draft])])

/**
 * The tick is the state (interface.md §7.3). One form and submit buttons only: each press keeps the ticks on the
 * server, so that nothing is lost without script either. With script, the rows and the bar follow at once.
 */
function Form({ action, page, search, options, initial }: AccessFormProps) {
  const [state, submit, sending] = useActionState(action, initial)
  const [ticks, setTicks] = useState(
    () => new Map(page.rows.map((row) => [row.id, restoredTick(initial, row.id, tickOf(row))])),
  )
  const unsaved = page.rows.some((row) => ticks.get(row.id) !== tickOf(row))
  const pending = pendingNow(page, ticks)
  const guard = useLeaveGuard({ unsaved, sending, pending: pending.create + pending.remove > 0 })
  const shown = page.rows.filter((row) => isEditable(row.state))
  return (
    <form action={submit} ref={guard.form} onSubmit={guard.onSubmit}>
      <input type="hidden" name="from" value={accessHref(search)} />
      <input type="hidden" name="to" ref={guard.target} defaultValue="" />
      <input type="hidden" name="expected" value={page.editable} />
      {shown.map(({ id }) => (
        <input key={id} type="hidden" name="shownIds" value={id} />
      ))}
      {state.status === 'refused' && (
        <Notice tone="danger" role="alert" className="mt-4">
          {state.message}
        </Notice>
      )}
      <PopulationPanel search={search} options={options} />
      {/* A press of a link of the page, caught by the guard. */}
      <button type="submit" name="intent" value="leave" hidden ref={guard.leave} tabIndex={-1} />
      <section className="mt-5" aria-labelledby="resultats">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h2 id="resultats">{plural(page.total, 'couple')} responsable / élève</h2>
            {page.rows.length > 0 && (
              <p className="text-15 text-ink-2">{range(page)} Cochez pour donner un accès, décochez pour le retirer.</p>
            )}
          </div>
          <LegalFilter search={search} legal1={page.legal1} legal2={page.legal2} />
        </div>
        {page.rows.length === 0 ? (
          <EmptyState>Aucun couple ne correspond à cette sélection. Élargissez la population ou l’accès.</EmptyState>
        ) : (
          <TableCard toolbar={<Toolbar editable={shown.length} page={page} />}>
            <DataTable label="Tableau des accès" dense>
              <Headings search={search} />
              <tbody>
                {page.rows.map((row) => (
                  <AccessRow
                    key={row.id}
                    row={row}
                    ticked={ticks.get(row.id) ?? false}
                    onTick={(ticked) => setTicks(new Map(ticks).set(row.id, ticked))}
                  />
                ))}
              </tbody>
            </DataTable>
          </TableCard>
        )}
        <PendingBar pending={pending} />
        <AccessPages page={page.page} pageCount={page.pageCount} />
      </section>
    </form>
  )
}

const tickOf = (row: Couple): boolean => row.draft ?? hasAccess(row.state)

/** The counts of the server, with what this page changed since. */
function pendingNow(page: CouplePage, ticks: ReadonlyMap<string, boolean>): Pending {
  const count = (change: 'CREATE' | 'REMOVE', tick: (row: Couple) => boolean) =>
    page.rows.filter((row) => accessChange(row.state, tick(row)) === change).length
  const moved = (change: 'CREATE' | 'REMOVE') =>
    count(change, (row) => ticks.get(row.id) ?? false) - count(change, tickOf)
  return { create: page.pending.create + moved('CREATE'), remove: page.pending.remove + moved('REMOVE') }
}

function range({ page, rows }: CouplePage): string {
  const first = (page - 1) * PAGE_SIZE + 1
  return rows.length === 1
    ? `Ligne ${frenchNumber(first)}.`
    : `Lignes ${frenchNumber(first)} à ${frenchNumber(first + rows.length - 1)}.`
}

/** Submit buttons above the table; a figure is what will really be ticked (interface.md §7.5). */
function Toolbar({ editable, page }: { editable: number; page: CouplePage }) {
  const readOnly = page.rows.length - editable
  return (
    <TableToolbar>
      <span className="me-auto ps-1">
        <strong>{plural(editable, 'ligne modifiable', 'lignes modifiables')}</strong>
        {readOnly > 0 && `, ${frenchNumber(readOnly)} en lecture seule`}
      </span>
      {page.editable > 0 && (
        <>
          <SubmitButton variant="default" size="small" name="intent" value="page">
            Cocher la page ({frenchNumber(editable)})
          </SubmitButton>
          <SubmitButton variant="default" size="small" name="intent" value="all">
            Cocher tous les résultats ({frenchNumber(page.editable)})
          </SubmitButton>
          <SubmitButton variant="quiet" size="small" name="intent" value="none">
            Tout décocher
            <span className="sr-only"> : les {frenchNumber(page.editable)} lignes modifiables des résultats</span>
          </SubmitButton>
        </>
      )}
    </TableToolbar>
  )
}

/** TS-72. A heading that sorts is a button: it keeps the ticks. */
function Headings({ search }: { search: AccessSearch }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="cell-wrap !min-w-0">
          Accès TS
        </th>
        <SortHeading column="eleve" search={search}>
          Elève
        </SortHeading>
        <SortHeading column="responsable" search={search}>
          Responsable
        </SortHeading>
        <th scope="col">Qualité</th>
        <th scope="col" className="cell-wrap">
          Date de Notification
        </th>
        <th scope="col">État</th>
        <th scope="col">Adresse</th>
      </tr>
    </thead>
  )
}

type Column = AccessSearch['tri']

function SortHeading({ column, search, children }: { column: Column; search: AccessSearch; children: string }) {
  const sorted = search.tri === column
  const direction = search.sens === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={sorted ? direction : 'none'}>
      <SubmitButton
        variant="quiet"
        size="small"
        className="!px-0 underline"
        name="intent"
        value={`sort:${column}`}
        iconEnd={sorted ? (search.sens === 'asc' ? 'arrowUp' : 'arrowDown') : undefined}
      >
        {children}
      </SubmitButton>
    </th>
  )
}

/** Counts changes, not ticks. */
function PendingBar({ pending }: { pending: Pending }) {
  const total = pending.create + pending.remove
  return (
    <ActionBar label="Modifications à valider">
      <p className="me-auto" role="status">
        {total === 0 ? (
          'Aucune modification à valider.'
        ) : (
          <>
            <strong>{plural(total, 'modification')} à valider</strong>
            <span className="text-ink-2">{`\u00a0: ${pendingText(pending)}.`}</span>
          </>
        )}
      </p>
      {total > 0 && (
        <SubmitButton variant="default" name="intent" value="discard">
          Annuler les modifications
        </SubmitButton>
      )}
      <SubmitButton name="intent" value="review">
        {total > 0 ? `Valider ${plural(total, 'modification')}` : 'Valider'}
      </SubmitButton>
    </ActionBar>
  )
}
