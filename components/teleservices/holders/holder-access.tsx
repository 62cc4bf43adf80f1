import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { NO_CODE_MESSAGES, WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import { frenchDate, frenchDay } from '@/lib/platform/dates'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import type { HolderCode } from '@/lib/teleservices/holders/queries/list-holder-codes'
import { type CodeAction, CodeCommand } from './code-command'

type HolderAccessProps = {
  holder: CodeHolderView
  de: string
  may: { grant: boolean; withdraw: boolean }
  actions: { renew: CodeAction; lift: CodeAction; unblock: CodeAction }
}

/** TS-99: « Accède aux téléservices », and the button that turns it into its opposite. */
export function HolderAccess({ holder, de, may, actions }: HolderAccessProps) {
  const { kind, holderId, valid, noCode } = holder
  const values = { kind, holderId, shownCodeId: valid?.id ?? '', de }
  return (
    <section className="card mt-4 flex flex-wrap items-center gap-x-6 gap-y-4 px-5 py-4" aria-labelledby="acces">
      <div className="me-auto">
        <h2 id="acces" className="flex items-center gap-2 text-18">
          <Icon name={valid ? 'check' : 'ban'} className={valid ? 'text-ok' : 'text-ink-3'} />
          {valid ? 'Accède aux téléservices' : 'N’accède pas aux téléservices'}
        </h2>
        <p className="mt-1 text-ink-2">{valid ? validText(valid) : withoutText(holder)}</p>
      </div>
      {may.grant && valid?.state === 'SUSPENDED' && (
        <CodeCommand action={actions.lift} values={values}>
          Lever la suspension
        </CodeCommand>
      )}
      {may.grant && valid?.used?.locked && (
        <CodeCommand action={actions.unblock} values={values}>
          Débloquer la connexion
        </CodeCommand>
      )}
      {may.withdraw && valid && (
        <LinkButton href={holderHref({ kind, holderId }, { step: 'retirer', de }) as Route} icon="ban">
          Retirer l’accès
        </LinkButton>
      )}
      {may.grant && !valid && !noCode && (
        <CodeCommand action={actions.renew} values={{ ...values, shownUsed: '' }} variant="primary">
          Autoriser l’accès
        </CodeCommand>
      )}
    </section>
  )
}

function validText({ state, used, usableFrom, attaches, notifiedAt, expiresOn }: HolderCode): string {
  switch (state) {
    case 'USED':
      return usedText(used)
    case 'SUSPENDED':
      return 'Code suspendu\u00a0: cinq dates de naissance fausses ont été saisies. Levez la suspension ou créez un nouveau code.'
    case 'EXPIRED':
      return `Code expiré depuis le ${frenchDate(expiresOn ?? usableFrom)}. Créez un nouveau code.`
    case 'CREATED':
      return attaches
        ? `Le compte qui existe retrouve son accès le ${frenchDate(usableFrom)}, sans saisir le code.`
        : `Code utilisable à partir du ${frenchDate(usableFrom)}. Aucun compte pour l’instant.`
    default:
      return notifiedAt
        ? `Code notifié le ${frenchDay(notifiedAt)}. Aucun compte pour l’instant.`
        : 'Code pas encore notifié. Aucun compte pour l’instant.'
  }
}

function usedText(used: HolderCode['used']): string {
  const how =
    used?.via === 'SIBLING'
      ? `Rattaché le ${frenchDay(used.at)} au compte de cette personne, avec la fratrie.`
      : used?.lastSignInAt
        ? 'Compte ouvert.'
        : `Compte créé le ${frenchDay(used?.at ?? new Date(0))}, jamais connecté.`
  const last = used?.lastSignInAt ? ` Dernière connexion le ${frenchDay(used.lastSignInAt)}.` : ''
  return `${how}${last}${used?.locked ? ' Connexion bloquée\u00a0: trop de mots de passe faux.' : ''}`
}

function withoutText({ noCode, codes }: CodeHolderView): string {
  if (noCode) return NO_CODE_MESSAGES[noCode]
  const [last] = codes
  if (!last?.invalidated) return 'Aucun code n’a été créé.'
  const { at, reason, by } = last.invalidated
  return `Accès retiré le ${frenchDay(at)}${by ? ` par ${by}` : ''}. Motif\u00a0: ${WITHDRAWAL_REASON_LABELS[reason]}.`
}
