import type { Route } from 'next'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { CODE_VALIDITY_LABELS, usedLabel, WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import { DELIVERY_STATE_LABELS } from '@/lib/mailings/labels'
import { civilDateInParis, frenchDateTime, shortFrenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import type { CodeSending, HolderCode } from '@/lib/teleservices/holders/queries/list-holder-codes'
import { CHANNEL_LABELS } from '@/lib/teleservices/notifications/labels'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'

type CodeHistoryProps = { kind: 'CAR' | 'CAE'; codes: readonly HolderCode[]; mayDownload: boolean }

/** TS-100, TS-115: the five columns, newest first. A code in clear is never here. */
export function CodeHistory({ kind, codes, mayDownload }: CodeHistoryProps) {
  if (codes.length === 0) return <p className="card mt-3 px-5 py-4">Aucun code n’a été créé pour cette personne.</p>
  return (
    <TableCard>
      <DataTable label={`Codes d’accès (${kind})`} stack>
        <thead>
          <tr role="row">
            <th scope="col">{kind}</th>
            <th scope="col">Valide</th>
            <th scope="col">utilisé</th>
            <th scope="col">date dernière modif.</th>
            <th scope="col">date de notification</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <StackRow key={code.id}>
              <StackHead className="code whitespace-nowrap">{code.masked}</StackHead>
              <StackCell data-label="Valide">{CODE_VALIDITY_LABELS[code.state]}</StackCell>
              <StackCell data-label="utilisé">
                {usedLabel({ usedAt: code.used?.at ?? null }, code.used?.lastSignInAt ?? null)}
              </StackCell>
              <StackCell data-label="date dernière modif.">
                <LastChange code={code} />
              </StackCell>
              <StackCell data-label="date de notification">
                <Sendings code={code} kind={kind} mayDownload={mayDownload} />
              </StackCell>
            </StackRow>
          ))}
        </tbody>
      </DataTable>
    </TableCard>
  )
}

function LastChange({ code: { createdAt, createdBy, invalidated } }: { code: HolderCode }) {
  const by = invalidated ? invalidated.by : createdBy
  return (
    <>
      {day(invalidated?.at ?? createdAt)} {invalidated ? 'Invalidation' : 'Création'}
      {(invalidated || by) && (
        <span className="block text-15 text-ink-2">
          {[
            invalidated && WITHDRAWAL_REASON_LABELS[invalidated.reason],
            invalidated?.why && WITHDRAWAL_REASON_LABELS[invalidated.why],
            by && `par ${by}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      )}
    </>
  )
}

/** The last date, then every sending; the file of a letter as long as it is kept (TS-104, TS-106). */
function Sendings({ code: { notifiedAt, sendings, hasCopy }, kind, mayDownload }: SendingsProps) {
  if (sendings.length === 0) return notifiedAt ? day(notifiedAt) : <span className="text-ink-3">–</span>
  return (
    <details>
      <summary className="cursor-pointer underline">
        {notifiedAt ? day(notifiedAt) : 'Pas encore notifié'}
        <span className="sr-only">, voir tous les envois</span>
      </summary>
      <ul className="mt-1 grid gap-1 text-15 text-start">
        {sendings.map((sending) => (
          <li key={sending.id}>
            {sendingText(sending)}
            {sending.file && mayDownload && (
              <>
                {' '}
                <SentFile sending={sending} file={sending.file} kind={kind} readable={hasCopy} />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

type SendingsProps = { code: HolderCode; kind: CodeHistoryProps['kind']; mayDownload: boolean }
type SentFileProps = {
  sending: CodeSending
  file: NonNullable<CodeSending['file']>
  kind: CodeHistoryProps['kind']
  /** Its code can still be shown. */
  readable: boolean
}

/**
 * The first download of a file notifies everybody in it: one person's page gives the file of that person alone, or the
 * way to the run and to the letter as a web page.
 */
function SentFile({ sending: { id, batchId, at }, file, kind, readable }: SentFileProps) {
  const { sheet } = BATCH_WORDS[kind]
  const run = `/teleservices/notifications/${batchId}`
  if (file.letters === 1)
    return (
      <a href={`/documents/${file.id}`}>
        Télécharger
        <span className="sr-only">
          {' '}
          la {sheet} du {day(at)}
        </span>
      </a>
    )
  return (
    <>
      {readable && (
        <>
          <Link href={`${run}/lettres/${id}` as Route} prefetch={false}>
            Lire la {sheet}
            <span className="sr-only"> du {day(at)}</span>
          </Link>
          ,{' '}
        </>
      )}
      <Link href={run as Route}>
        Voir le fichier de {plural(file.letters, sheet)}
        <span className="sr-only"> du {day(at)}</span>
      </Link>
    </>
  )
}

const sendingText = ({ at, channel, state }: CodeSending): string =>
  [frenchDateTime(at), channel && CHANNEL_LABELS[channel], state !== 'ACCEPTED' && DELIVERY_STATE_LABELS[state]]
    .filter(Boolean)
    .join(', ')

/** XC-03: JJ/MM/AA in histories. */
const day = (instant: Date): string => shortFrenchDate(civilDateInParis(instant))
