import type { Route } from 'next'
import type { IconName } from '@/components/icons'
import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import type { BatchFigures } from '@/lib/mailings/domain/batch-figures'
import { frenchNumber, plural } from '@/lib/platform/text'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { ofName } from '@/lib/teleservices/letters/domain/wording'
import type { CodeBatch } from '@/lib/teleservices/notifications/labels-batch'
import { BATCH_WORDS, type BatchWords, takeUpOnPaper } from '@/lib/teleservices/notifications/labels-batch'
import { NO_CONTACT } from '@/lib/teleservices/notifications/messages'
import type { BatchLine } from '@/lib/teleservices/notifications/queries/list-batch-lines'

type BatchReportProps = { batch: CodeBatch; figures: BatchFigures; lines: readonly BatchLine[] }

/** What became of each person, then the people to take up again (XC-07, TS-90, TS-96). */
export function BatchReport({ batch, figures, lines }: BatchReportProps) {
  const words = BATCH_WORDS[batch.kind]
  const outcomes = outcomesOf(figures, words)
  if (outcomes.length === 0) return null
  const untold = figures.toTakeUp + figures.dropped
  return (
    <>
      <h2 className="mt-6">Détail</h2>
      <TableCard>
        <DataTable label="Détail de la notification" stack>
          <thead>
            <tr role="row">
              <th scope="col">Résultat</th>
              <th scope="col" className="num">
                {words.People}
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
                  {action === 'paper' && <Link href={takeUpOnPaper(batch) as Route}>{words.onPaperLabel}</Link>}
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
      {untold > 0 && <Untold count={untold} lines={lines} batch={batch} />}
    </>
  )
}

function Untold({ count, lines, batch }: { count: number; lines: readonly BatchLine[]; batch: CodeBatch }) {
  const { person, People, onPaperLabel } = BATCH_WORDS[batch.kind]
  const hidden = count - lines.length
  return (
    <>
      <h2 className="mt-6">{plural(count, `${person} non notifié`, `${person}s non notifiés`)}</h2>
      <TableCard
        foot={
          hidden > 0 && (
            <a href={`/teleservices/notifications/${batch.id}/liste`} className="underline">
              Exporter la liste avec les {frenchNumber(hidden)} autres
            </a>
          )
        }
      >
        <DataTable label={`${People} non notifiés`} dense>
          <thead>
            <tr>
              {batch.kind === 'CAR' && <th scope="col">Responsable</th>}
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
                {line.guardian && (
                  <th scope="row">
                    {line.guardian.name} ({LEGAL_RANK_LABELS[line.guardian.legalRank]})
                  </th>
                )}
                <StudentCell line={line} />
                <td>{line.why}</td>
                <td>
                  <UntoldAction line={line} onPaperLabel={onPaperLabel} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
    </>
  )
}

/** Whose code died has another one, or none: that person's page says which. */
function UntoldAction({ line: { holder, guardian, onPaper, state, student }, onPaperLabel }: UntoldActionProps) {
  if (!holder || (!onPaper && state !== 'CANCELLED')) return 'Remettre en main propre'
  const name = guardian?.name ?? student
  return state === 'CANCELLED' ? (
    <Link href={holderHref(holder) as Route}>
      Gérer ce code<span className="sr-only"> {ofName(name)}</span>
    </Link>
  ) : (
    <Link href={onPaperHref(holder)}>
      {onPaperLabel}
      <span className="sr-only"> à {name}</span>
    </Link>
  )
}
type UntoldActionProps = { line: BatchLine; onPaperLabel: string }

/** TS-96: one person, and nobody else. */
const onPaperHref = (holder: NonNullable<BatchLine['holder']>): Route =>
  `${holderHref(holder, { step: 'notifier' })}?mode=courrier` as Route

function StudentCell({ line: { guardian, student, division } }: { line: BatchLine }) {
  const text = division ? `${student} (${division})` : student
  return guardian ? <td>{text}</td> : <th scope="row">{text}</th>
}

type Outcome = { label: string; tone: Tone; icon?: IconName; count: number; text: string; action?: 'paper' | 'export' }

function outcomesOf({ emails, letters, unreachable, dropped }: BatchFigures, words: BatchWords): Outcome[] {
  const all: Outcome[] = [
    {
      label: 'Courriel envoyé',
      tone: 'ok',
      icon: 'mail',
      count: emails.accepted,
      text: 'La messagerie l’a accepté. La date de notification est enregistrée.',
    },
    {
      label: `${words.Sheet} téléchargée`,
      tone: 'ok',
      icon: 'print',
      count: letters.accepted,
      text: 'La date de notification est enregistrée.',
    },
    {
      label: `${words.Sheet} à imprimer`,
      tone: 'info',
      icon: 'print',
      count: letters.waiting,
      text: 'La date de notification sera enregistrée quand vous téléchargerez le fichier.',
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
      text: 'La messagerie n’a pas répondu : le courriel est peut-être arrivé. Il ne sera pas envoyé une seconde fois. Passez par le papier.',
      action: 'paper',
    },
    {
      label: 'Sorti de l’envoi',
      tone: 'warn',
      icon: 'remove',
      count: dropped,
      text: `Le code a changé, servi ou expiré avant d’être envoyé. Il n’est ni dans un courriel, ni dans le fichier des ${words.sheet}s.`,
      action: 'export',
    },
    { label: 'Non notifié', tone: 'warn', icon: 'ban', count: unreachable, text: NO_CONTACT, action: 'export' },
  ]
  return all.filter(({ count }) => count > 0)
}
