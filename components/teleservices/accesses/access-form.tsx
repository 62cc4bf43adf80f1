'use client'

import { BulkForm } from '@/components/forms/bulk-form'
import { BulkTable } from '@/components/forms/bulk-table'
import { TablePages } from '@/components/forms/table-pages'
import { useBulk } from '@/components/forms/use-bulk'
import { useTabTicks } from '@/components/forms/use-tab-ticks'
import { EmptyState } from '@/components/ui/empty-state'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { PAGE_SIZE } from '@/lib/platform/pagination'
import { frenchNumber, plural } from '@/lib/platform/text'
import { accessChange, hasAccess, isEditable } from '@/lib/teleservices/accesses/domain/access-changes'
import { accessHref } from '@/lib/teleservices/accesses/domain/access-search'
import { lacksChoice } from '@/lib/teleservices/accesses/domain/population'
import { CHOOSE_IN_LIST, NO_COUPLE } from '@/lib/teleservices/accesses/messages'
import type { Couple, CouplePage, Pending } from '@/lib/teleservices/accesses/queries/list-couples'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import type { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { AccessHeadings } from './access-headings'
import { AccessCells, accessTickLabel, ReadOnlyAccess } from './access-row'
import { LegalFilter, PopulationPanel } from './access-search-fields'
import { PendingBar } from './pending-bar'
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

/** The tick is the state (interface.md §7.3). With script, the rows and the bar follow at once. */
function Form({ action, page, search, options, initial }: AccessFormProps) {
  const bulk = useBulk({
    action,
    initial,
    rows: page.rows,
    isTicked: tickOf,
    isEditable: ({ state }) => isEditable(state),
  })
  useTabTicks('passerelle.acces', bulk)
  const pending = pendingNow(page, bulk.isTickedNow)
  const guard = useLeaveGuard({ ...bulk, pending: pending.create + pending.remove > 0 })
  return (
    <BulkForm bulk={bulk} from={accessHref(search)} ref={guard.form}>
      <input type="hidden" name="to" ref={guard.target} defaultValue="" />
      <input type="hidden" name="expected" value={page.editable} />
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
          <EmptyState>{lacksChoice(search) ? CHOOSE_IN_LIST : NO_COUPLE}</EmptyState>
        ) : (
          <BulkTable
            bulk={bulk}
            label="Tableau des accès"
            toolbar={{
              words: ['ligne modifiable', 'lignes modifiables'],
              results: page.editable,
              untick:
                page.granted > 0 ? `Tout décocher (retirer ${plural(page.granted, 'accès', 'accès')})` : undefined,
              untickHint: ` : les ${frenchNumber(page.editable)} lignes modifiables des résultats`,
              withoutCommands: page.editable === 0,
            }}
            headings={<AccessHeadings search={search} />}
            tickLabel={accessTickLabel}
            readOnly={(row) => <ReadOnlyAccess state={row.state} />}
            isDirty={(row, ticked) => accessChange(row.state, ticked) !== 'NONE'}
            cells={(row, ticked) => <AccessCells row={row} ticked={ticked} />}
          />
        )}
        <PendingBar pending={pending} />
        <TablePages page={page.page} pageCount={page.pageCount} />
      </section>
    </BulkForm>
  )
}

const tickOf = (row: Couple): boolean => row.draft ?? hasAccess(row.state)

/** The counts of the server, with what this page changed since. */
function pendingNow({ rows, pending }: CouplePage, isTickedNow: (row: Couple) => boolean): Pending {
  const count = (change: 'CREATE' | 'REMOVE', tick: (row: Couple) => boolean) =>
    rows.filter((row) => accessChange(row.state, tick(row)) === change).length
  const moved = (change: 'CREATE' | 'REMOVE') => count(change, isTickedNow) - count(change, tickOf)
  return { create: pending.create + moved('CREATE'), remove: pending.remove + moved('REMOVE') }
}

function range({ page, rows }: CouplePage): string {
  const first = (page - 1) * PAGE_SIZE + 1
  return rows.length === 1
    ? `Ligne ${frenchNumber(first)}.`
    : `Lignes ${frenchNumber(first)} à ${frenchNumber(first + rows.length - 1)}.`
}
