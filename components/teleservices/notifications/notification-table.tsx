'use client'

import { BulkForm } from '@/components/forms/bulk-form'
import { BulkTable } from '@/components/forms/bulk-table'
import { SubmitButton } from '@/components/forms/submit-button'
import { TablePages } from '@/components/forms/table-pages'
import { useBulk } from '@/components/forms/use-bulk'
import { Badge } from '@/components/ui/badge'
import { ActionBar } from '@/components/ui/data-table'
import { frenchDay } from '@/lib/platform/dates'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { frenchNumber, plural } from '@/lib/platform/text'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import { NOTIFIABLE_STATE_LABELS } from '@/lib/teleservices/notifications/labels'
import type { NotifiableCouple, NotifiablePage } from '@/lib/teleservices/notifications/queries/list-notifiable'

type NotificationTableProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  page: NotifiablePage
  /** The search, as a query string. */
  from: string
  initial: InitialState
}

/** Here the tick is a selection (interface.md §7.4): the bar counts couples. */
export function NotificationTable({ action, page, from, initial }: NotificationTableProps) {
  const bulk = useBulk({ action, initial, rows: page.rows, isTicked: ({ ticked }) => ticked, isEditable })
  const moved = bulk.editable.reduce((count, row) => count + Number(bulk.isTickedNow(row)) - Number(row.ticked), 0)
  return (
    <BulkForm bulk={bulk} from={from}>
      <h2 className="mt-5">{plural(page.total, 'couple')} responsable / élève</h2>
      <BulkTable
        bulk={bulk}
        label="Responsables à notifier"
        toolbar={{ words: ['ligne à notifier', 'lignes à notifier'], results: page.ready }}
        headings={
          <>
            <th scope="col">Notifier</th>
            <th scope="col">Elève</th>
            <th scope="col">Responsable</th>
            <th scope="col">Qualité</th>
            <th scope="col">Adresse / courriel</th>
          </>
        }
        tickLabel={({ guardian, student }) => `Notifier ${guardian} pour ${student}`}
        cells={(row) => <Cells row={row} />}
      />
      <ActionBar label="Responsables choisis">
        <p className="me-auto" role="status">
          <strong>{plural(page.ticked + moved, 'responsable coché', 'responsables cochés')}</strong>
          <span className="text-ink-2">
            {' '}
            sur {frenchNumber(page.ready)}. Un responsable compte une fois par enfant.
          </span>
        </p>
        <SubmitButton name="intent" value="review" pendingText="Calcul en cours…">
          Vérifier avant d’envoyer
        </SubmitButton>
      </ActionBar>
      <TablePages page={page.page} pageCount={page.pageCount} />
    </BulkForm>
  )
}

const isEditable = ({ state }: NotifiableCouple): boolean => state === 'READY'

const Cells = ({ row }: { row: NotifiableCouple }) => (
  <>
    <th scope="row" className="whitespace-nowrap">
      {row.student}
    </th>
    <td className="whitespace-nowrap">{row.guardian}</td>
    <td className="whitespace-nowrap">{LEGAL_RANK_LABELS[row.legalRank]}</td>
    <td className="cell-rest text-ink-2" title={row.contact || undefined}>
      {isEditable(row) ? (
        row.contact
      ) : (
        <Badge tone={row.state === 'NOTIFIED' ? 'ok' : 'neutral'}>{reasonOf(row)}</Badge>
      )}
    </td>
  </>
)

const reasonOf = ({ state, notifiedAt }: NotifiableCouple): string =>
  state === 'NOTIFIED' && notifiedAt ? `Notifié le ${frenchDay(notifiedAt)}` : NOTIFIABLE_STATE_LABELS[state]
