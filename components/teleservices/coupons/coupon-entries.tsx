import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import { frenchTime } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import type { CouponEntry } from '@/lib/teleservices/coupons/queries/list-coupon-entries'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { type CodeAction, CodeCommand } from '../holders/code-command'

/** What this person recorded lately, each with « Annuler » for 15 minutes. */
export function CouponEntries({ entries, undo }: { entries: readonly CouponEntry[]; undo: CodeAction }) {
  if (entries.length === 0) return null
  // One coupon may speak of several children: each has its line.
  const kept = new Set(entries.filter(({ undone }) => !undone).map(({ reference }) => reference)).size
  return (
    <>
      <h2 className="mt-6">{plural(kept, 'coupon enregistré', 'coupons enregistrés')}</h2>
      <TableCard>
        <DataTable label="Coupons enregistrés" stack>
          <thead>
            <tr role="row">
              <th scope="col">Responsable</th>
              <th scope="col">Elève</th>
              <th scope="col">Motif</th>
              <th scope="col">Référence</th>
              <th scope="col">Heure</th>
              <th scope="col">
                <span className="sr-only">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <StackRow key={entry.withdrawalId}>
                <StackHead>
                  <Link href={holderHref({ kind: 'CAR', holderId: entry.guardianshipId }) as Route}>
                    {entry.guardian}
                  </Link>
                </StackHead>
                <StackCell className="cell-full">{entry.student}</StackCell>
                <StackCell>{WITHDRAWAL_REASON_LABELS[entry.reason]}</StackCell>
                <StackCell className="code whitespace-nowrap">{entry.reference}</StackCell>
                <StackCell className="whitespace-nowrap">{frenchTime(entry.recordedAt)}</StackCell>
                <StackCell className="text-end">
                  {entry.undone && 'Annulé'}
                  {entry.undoable && (
                    <CodeCommand
                      action={undo}
                      values={{ withdrawalId: entry.withdrawalId }}
                      size="small"
                      icon="undo"
                      context={`le coupon ${entry.reference} pour ${entry.student}`}
                    >
                      Annuler
                    </CodeCommand>
                  )}
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
    </>
  )
}
