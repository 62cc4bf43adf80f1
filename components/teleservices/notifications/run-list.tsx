import type { Route } from 'next'
import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import type { Run } from '@/lib/mailings/queries/list-runs'
import { frenchDateTime } from '@/lib/platform/dates'
import type { ActivationCodeKind } from '@/lib/platform/prisma/enums'
import { plural } from '@/lib/platform/text'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'

export type ShownRun = Pick<
  Run<ActivationCodeKind>,
  'id' | 'kind' | 'state' | 'createdAt' | 'by' | 'emails' | 'letters' | 'toPrint' | 'people' | 'notified'
> & {
  /** « Division 1G3 », « HADDAD Karim, pour BELKACEM Lina ». */
  who: string
}

/** Every run, by e-mail or on paper: its report can be opened again, and what is left to print is said. */
export const RunList = ({ runs }: { runs: readonly ShownRun[] }) => (
  <TableCard>
    <DataTable label="Envois" stack>
      <thead>
        <tr role="row">
          <th scope="col">Envoi</th>
          <th scope="col">Demandé</th>
          <th scope="col">Contenu</th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <StackRow key={run.id}>
            <StackHead>
              <Link href={`/teleservices/notifications/${run.id}` as Route}>
                {BATCH_WORDS[run.kind].People}&nbsp;: {run.who}
              </Link>
            </StackHead>
            <StackCell>
              {frenchDateTime(run.createdAt)}, par {run.by}
            </StackCell>
            <StackCell>{contentOf(run)}</StackCell>
            <StackCell>
              <State run={run} />
            </StackCell>
          </StackRow>
        ))}
      </tbody>
    </DataTable>
  </TableCard>
)

function contentOf({ kind, emails, letters }: ShownRun): string {
  const parts = [
    emails > 0 && plural(emails, 'courriel'),
    letters > 0 && plural(letters, BATCH_WORDS[kind].sheet),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'Rien'
}

function State({ run }: { run: ShownRun }) {
  const { tone, text } = stateOf(run)
  return <Badge tone={tone}>{text}</Badge>
}

function stateOf({ state, kind, toPrint, notified, people }: ShownRun): { tone: Tone; text: string } {
  if (state === 'CANCELLED') return { tone: 'neutral', text: 'Annulé' }
  if (state === 'SCHEDULED') return { tone: 'info', text: 'Peut encore être annulé' }
  if (toPrint > 0) return { tone: 'info', text: `À imprimer\u00a0: ${plural(toPrint, BATCH_WORDS[kind].sheet)}` }
  if (state === 'SENDING') return { tone: 'info', text: 'En cours' }
  return { tone: notified < people ? 'warn' : 'ok', text: `${plural(notified, 'notifié')} sur ${people}` }
}
