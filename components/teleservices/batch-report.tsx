import type { Route } from 'next'
import type { IconName } from '@/components/icons'
import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { frenchNumber, plural } from '@/lib/platform/text'
import type { BatchFigures } from '@/lib/teleservices/domain/batch-figures'
import { LEGAL_RANK_LABELS } from '@/lib/teleservices/labels'
import { reasonText } from '@/lib/teleservices/labels-notification'
import { NO_CONTACT } from '@/lib/teleservices/messages-notification'
import type { BatchLine, BatchView } from '@/lib/teleservices/queries/get-batch'

type BatchReportProps = { batch: BatchView; figures: BatchFigures; lines: readonly BatchLine[] }

const PAPER = '/teleservices/acces-responsables/notifier?recherche=1&population=non-notifies&mode=papier' as Route

/** What became of each responsable, then the people to take up again (XC-07, TS-90, TS-96). */
export function BatchReport({ batch, figures, lines }: BatchReportProps) {
  const outcomes = outcomesOf(figures)
  if (outcomes.length === 0) return null
  return (
    <>
      <h2 className="mt-6">Détail</h2>
      <TableCard>
        <DataTable label="Détail de la notification" stack>
          <thead>
            <tr role="row">
              <th scope="col">Résultat</th>
              <th scope="col" className="num">
                Responsables
              </th>
              <th scope="col">Explication</th>
              <th scope="col">
                <span className="sr-only">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map(({ label, tone, icon, count, text, action }) => (
              <StackRow key={label}>
                <StackHead>
                  <Badge tone={tone} icon={icon}>
                    {label}
                  </Badge>
                </StackHead>
                <StackCell className="num">{frenchNumber(count)}</StackCell>
                <StackCell className="cell-full">{text}</StackCell>
                <StackCell className="text-end whitespace-nowrap">
                  {action === 'paper' && <Link href={PAPER}>Envoyer une lettre</Link>}
                  {action === 'export' && (
                    <a href={`/teleservices/notifications/${batch.id}/liste`} className="underline">
                      Exporter la liste
                    </a>
                  )}
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      {figures.toTakeUp > 0 && <ToTakeUp count={figures.toTakeUp} lines={lines} batchId={batch.id} />}
    </>
  )
}

function ToTakeUp({ count, lines, batchId }: { count: number; lines: readonly BatchLine[]; batchId: string }) {
  const hidden = count - lines.length
  return (
    <>
      <h2 className="mt-6">{plural(count, 'responsable')} à reprendre</h2>
      <TableCard
        foot={
          hidden > 0 && (
            <a href={`/teleservices/notifications/${batchId}/liste`} className="underline">
              Exporter la liste avec les {frenchNumber(hidden)} autres
            </a>
          )
        }
      >
        <DataTable label="Responsables à reprendre" dense>
          <thead>
            <tr>
              <th scope="col">Responsable</th>
              <th scope="col">Elève</th>
              <th scope="col">Motif</th>
              <th scope="col">
                <span className="sr-only">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.deliveryId}>
                <th scope="row">
                  {line.guardian} ({LEGAL_RANK_LABELS[line.legalRank]})
                </th>
                <td>
                  {line.student}
                  {line.division && ` (${line.division})`}
                </td>
                <td>{reasonText(line)}</td>
                <td>
                  {line.hasAddress ? (
                    <Link href={PAPER}>
                      Envoyer une lettre<span className="sr-only"> à {line.guardian}</span>
                    </Link>
                  ) : (
                    'Remettre en main propre'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
    </>
  )
}

type Outcome = { label: string; tone: Tone; icon?: IconName; count: number; text: string; action?: 'paper' | 'export' }

function outcomesOf({ emails, letters, unreachable }: BatchFigures): Outcome[] {
  const all: Outcome[] = [
    {
      label: 'Courriel envoyé',
      tone: 'ok',
      icon: 'mail',
      count: emails.accepted,
      text: 'La messagerie l’a accepté. La date de notification est enregistrée.',
    },
    {
      label: 'Lettre prête',
      tone: 'ok',
      icon: 'print',
      count: letters.accepted,
      text: 'La date de notification est enregistrée.',
    },
    {
      label: 'Courriel refusé',
      tone: 'danger',
      count: emails.refused,
      text: 'La messagerie ne l’a pas accepté. Aucune date n’est enregistrée.',
      action: 'paper',
    },
    {
      label: 'Envoi incertain',
      tone: 'warn',
      count: emails.uncertain,
      text: 'La messagerie n’a pas répondu : le courriel est peut-être arrivé. Il ne sera pas envoyé une seconde fois. Envoyez une lettre.',
      action: 'paper',
    },
    { label: 'Non notifié', tone: 'warn', icon: 'ban', count: unreachable, text: NO_CONTACT, action: 'export' },
  ]
  return all.filter(({ count }) => count > 0)
}
