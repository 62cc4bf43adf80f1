import type { Route } from 'next'
import { Badge, type Tone } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { frenchDate, frenchDateTime } from '@/lib/platform/dates'
import { frenchNumber } from '@/lib/platform/text'
import type { AccessState } from '@/lib/teleservices/accesses/domain/access-changes'
import type { AccessValidationReport } from '@/lib/teleservices/accesses/queries/find-access-validation'

/** Why a couple asked for was left alone. */
const SKIPPED: Record<AccessState | 'MOVED', string> = {
  NONE: 'L’accès avait déjà été retiré.',
  CREATED: 'L’accès avait déjà été créé.',
  NOTIFIED: 'Le code vient d’être notifié : à gérer individuellement.',
  SENDING: 'Le code est en cours d’envoi.',
  USED: 'Le responsable a ouvert son compte : à gérer individuellement.',
  EXPIRED: 'Le code a expiré : à gérer individuellement.',
  REVOKED: 'Le dernier code a été notifié, puis invalidé : à gérer individuellement.',
  REFUSED: 'Le responsable a refusé : à gérer individuellement.',
  ADULT_STUDENT: 'L’élève est majeur et responsable de lui-même.',
  MOVED: 'Une autre personne a modifié cet accès au même moment.',
}

type AccessReportProps = {
  report: AccessValidationReport
  /** Where the person was going when asked (TS-77). */
  next: Route | null
  list: Route
  canNotify: boolean
}

/** The figure first, who and when, one line per outcome, what to do next. Safe to reload and to print. */
export function AccessReport({ report, next, list, canNotify }: AccessReportProps) {
  const skipped = Object.entries(report.skipped) as [keyof typeof SKIPPED, number][]
  return (
    <>
      <p className="mt-4 text-21 font-bold">{titleOf(report)}</p>
      <p className="text-15 text-ink-2">
        {[`Le ${frenchDateTime(report.createdAt)}`, report.by && `par ${report.by}`].filter(Boolean).join(', ')}.
      </p>
      <TableCard>
        <DataTable label="Résultat par cas" stack>
          <thead>
            <tr>
              <th scope="col">Résultat</th>
              <th scope="col" className="num">
                Couples
              </th>
              <th scope="col">Ce que cela veut dire</th>
            </tr>
          </thead>
          <tbody>
            {report.created > 0 && (
              <Outcome tone="ok" label="Accès créé" count={report.created}>
                Les codes sont utilisables à partir du {frenchDate(report.usableFrom)}.
              </Outcome>
            )}
            {report.removed > 0 && (
              <Outcome tone="neutral" label="Accès retiré" count={report.removed}>
                Le code, qui n’avait été envoyé à personne, est invalidé.
              </Outcome>
            )}
            {skipped.map(([state, count]) => (
              <Outcome key={state} tone="warn" label="Rien de changé" count={count}>
                {SKIPPED[state]}
              </Outcome>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <h2 className="mt-6">Et maintenant ?</h2>
      <p className="mt-1">
        {report.created > 0
          ? 'Les responsables n’ont pas encore leur code. Notifiez-les par courriel ou par courrier.'
          : 'Rien d’autre n’est à faire.'}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        {report.created > 0 && canNotify && (
          <LinkButton variant="primary" iconEnd="next" href={'/teleservices/acces-responsables/notifier' as Route}>
            Choisir qui notifier
          </LinkButton>
        )}
        {next && <LinkButton href={next}>Continuer</LinkButton>}
        <LinkButton href={list}>Revenir à la liste</LinkButton>
      </div>
    </>
  )
}

function titleOf({ created, removed }: AccessValidationReport): string {
  const parts = [
    created > 0 && `${frenchNumber(created)} accès ${created > 1 ? 'créés' : 'créé'}`,
    removed > 0 && `${frenchNumber(removed)} accès ${removed > 1 ? 'retirés' : 'retiré'}`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Rien n’a changé.'
}

type OutcomeProps = { tone: Tone; label: string; count: number; children: React.ReactNode }

const Outcome = ({ tone, label, count, children }: OutcomeProps) => (
  <StackRow>
    <StackHead>
      <Badge tone={tone}>{label}</Badge>
    </StackHead>
    <StackCell className="num">{frenchNumber(count)}</StackCell>
    <StackCell className="text-ink-2 cell-full">{children}</StackCell>
  </StackRow>
)
