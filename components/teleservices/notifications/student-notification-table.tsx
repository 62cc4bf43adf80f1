import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { ActionBar, DataTable, TableCard } from '@/components/ui/data-table'
import { frenchDay } from '@/lib/platform/dates'
import { frenchNumber, plural } from '@/lib/platform/text'
import { NOTIFIABLE_STUDENT_STATE_LABELS } from '@/lib/teleservices/notifications/labels'
import type {
  NotifiableStudent,
  NotifiableStudentPage,
} from '@/lib/teleservices/notifications/queries/list-notifiable-students'

type TableProps = {
  page: NotifiableStudentPage
  /** Pupils whom the chosen mode reaches. */
  reachable: number
  withEmail: boolean
  next: Route
}

/** TS-108, TS-109: the pupils found, then the one command. Those who cannot be notified here say why. */
export function StudentNotificationTable({ page, reachable, withEmail, next }: TableProps) {
  return (
    <>
      <h2 className="mt-5">{plural(page.total, 'élève')}</h2>
      <TableCard>
        <DataTable label="Elèves à notifier" dense>
          <thead>
            <tr>
              <th scope="col">Elève</th>
              <th scope="col">Code</th>
              {withEmail && <th scope="col">Courriel</th>}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((student) => (
              <tr key={student.id} data-readonly={student.state === 'READY' ? undefined : ''}>
                <th scope="row" className="whitespace-nowrap">
                  {student.name}
                </th>
                <td>
                  <Badge tone={toneOf(student)}>{stateOf(student)}</Badge>
                </td>
                {withEmail && <td className="cell-rest text-ink-2">{student.state === 'READY' && student.email}</td>}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      {page.ready > 0 && (
        <ActionBar label="Elèves à notifier">
          <p className="me-auto">
            <strong>{plural(reachable, 'élève')} à notifier</strong>
            {withEmail &&
              page.ready > reachable &&
              `, ${plural(page.ready - reachable, 'élève')} sans adresse électronique`}
            {page.total > page.ready && (
              <span className="text-ink-2"> sur {frenchNumber(page.total)}. Les autres restent comme ils sont.</span>
            )}
          </p>
          {reachable > 0 && (
            <LinkButton variant="primary" href={next}>
              Notifier {plural(reachable, 'élève')}
            </LinkButton>
          )}
        </ActionBar>
      )}
    </>
  )
}

const toneOf = ({ state }: NotifiableStudent) => (state === 'READY' ? 'info' : state === 'NOTIFIED' ? 'ok' : 'neutral')

function stateOf({ state, notifiedAt }: NotifiableStudent): string {
  if (state === 'READY') return 'À notifier'
  return state === 'NOTIFIED' && notifiedAt
    ? `Notifié le ${frenchDay(notifiedAt)}`
    : NOTIFIABLE_STUDENT_STATE_LABELS[state]
}
