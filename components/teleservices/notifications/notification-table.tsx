'use client'

import { useActionState, useState } from 'react'
import { restoredTick } from '@/components/forms/restored-tick'
import { SubmitButton } from '@/components/forms/submit-button'
import { AccessPages } from '@/components/forms/table-pages'
import { Badge } from '@/components/ui/badge'
import { ActionBar, DataTable, TableCard, TableToolbar } from '@/components/ui/data-table'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { frenchDay } from '@/lib/platform/dates'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { frenchNumber, plural } from '@/lib/platform/text'
import { LEGAL_RANK_LABELS } from '@/lib/schools/labels'
import { NOTIFIABLE_STATE_LABELS } from '@/lib/teleservices/notifications/labels'
import type { NotifiableCouple, NotifiablePage } from '@/lib/teleservices/notifications/queries/list-notifiable'

type NotificationTableProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  page: NotifiablePage
  /** The search, as a query string. */
  from: string
  initial: InitialState
}

/** Here the tick is a selection (interface.md §7.4): the bar counts couples. Each press keeps the ticks. */
export function NotificationTable({ action, page, from, initial }: NotificationTableProps) {
  const [state, submit] = useActionState(action, initial)
  const [ticks, setTicks] = useState(
    () => new Map(page.rows.map(({ id, ticked }) => [id, restoredTick(initial, id, ticked)])),
  )
  const shown = page.rows.filter(({ state: own }) => own === 'READY')
  const moved = shown.reduce((count, row) => count + Number(ticks.get(row.id) ?? false) - Number(row.ticked), 0)
  const selected = page.ticked + moved
  return (
    <form action={submit}>
      <input type="hidden" name="from" value={from} />
      {shown.map(({ id }) => (
        <input key={id} type="hidden" name="shownIds" value={id} />
      ))}
      {state.status === 'refused' && (
        <Notice tone="danger" role="alert" className="mt-4">
          {state.message}
        </Notice>
      )}
      <h2 className="mt-5">{plural(page.total, 'couple')} responsable / élève</h2>
      <TableCard toolbar={<Toolbar shown={shown.length} page={page} />}>
        <DataTable label="Responsables à notifier" dense>
          <thead>
            <tr>
              <th scope="col">Notifier</th>
              <th scope="col">Elève</th>
              <th scope="col">Responsable</th>
              <th scope="col">Qualité</th>
              <th scope="col">Adresse / courriel</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                ticked={ticks.get(row.id) ?? false}
                onTick={(ticked) => setTicks(new Map(ticks).set(row.id, ticked))}
              />
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <ActionBar label="Responsables choisis">
        <p className="me-auto" role="status">
          <strong>{plural(selected, 'responsable coché', 'responsables cochés')}</strong>
          <span className="text-ink-2">
            {' '}
            sur {frenchNumber(page.ready)}. Un responsable compte une fois par enfant.
          </span>
        </p>
        <SubmitButton name="intent" value="review" pendingText="Calcul en cours…">
          Vérifier avant d’envoyer
        </SubmitButton>
      </ActionBar>
      <AccessPages page={page.page} pageCount={page.pageCount} />
    </form>
  )
}

function Toolbar({ shown, page }: { shown: number; page: NotifiablePage }) {
  const readOnly = page.rows.length - shown
  return (
    <TableToolbar>
      <span className="me-auto ps-1">
        <strong>{plural(shown, 'ligne à notifier', 'lignes à notifier')}</strong>
        {readOnly > 0 && `, ${frenchNumber(readOnly)} en lecture seule`}
      </span>
      <SubmitButton variant="default" size="small" name="intent" value="page">
        Cocher la page ({frenchNumber(shown)})
      </SubmitButton>
      <SubmitButton variant="default" size="small" name="intent" value="all">
        Cocher tous les résultats ({frenchNumber(page.ready)})
      </SubmitButton>
      <SubmitButton variant="quiet" size="small" name="intent" value="none">
        Tout décocher
      </SubmitButton>
    </TableToolbar>
  )
}

function Row({ row, ticked, onTick }: { row: NotifiableCouple; ticked: boolean; onTick: (ticked: boolean) => void }) {
  const editable = row.state === 'READY'
  return (
    <tr data-readonly={editable ? undefined : ''}>
      <td className="w-12">
        {editable ? (
          <label className="flex size-8 -m-1.5 items-center justify-center">
            <input
              type="checkbox"
              name="guardianshipIds"
              value={row.id}
              checked={ticked}
              onChange={(event) => onTick(event.target.checked)}
            />
            <span className="sr-only">
              Notifier {row.guardian} pour {row.student}
            </span>
          </label>
        ) : (
          <>
            <Icon name="lock" className="text-ink-3" />
            <span className="sr-only">Ligne en lecture seule</span>
          </>
        )}
      </td>
      <th scope="row" className="whitespace-nowrap">
        {row.student}
      </th>
      <td className="whitespace-nowrap">{row.guardian}</td>
      <td className="whitespace-nowrap">{LEGAL_RANK_LABELS[row.legalRank]}</td>
      <td className="cell-rest text-ink-2" title={row.contact || undefined}>
        {editable ? row.contact : <Badge tone={row.state === 'NOTIFIED' ? 'ok' : 'neutral'}>{reasonOf(row)}</Badge>}
      </td>
    </tr>
  )
}

const reasonOf = ({ state, notifiedAt }: NotifiableCouple): string =>
  state === 'NOTIFIED' && notifiedAt ? `Notifié le ${frenchDay(notifiedAt)}` : NOTIFIABLE_STATE_LABELS[state]
