import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { HOLDER_TEXTS, SAVE_THE_PDF } from '@/lib/teleservices/holders/labels'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import { ofName } from '@/lib/teleservices/letters/domain/wording'
import { NOTIFY_ONE, pendingText, refusalOfState } from '@/lib/teleservices/notifications/messages-one'
import type { OneNotifiable } from '@/lib/teleservices/notifications/queries/find-notifiable'
import { type CodeAction, CodeCommand } from '../holders/code-command'
import { holderBreadcrumb, holderName } from '../holders/holder-crumbs'

type NotifyOneScreenProps = {
  holder: CodeHolderView
  one: OneNotifiable | null
  de: string
  /** The « Attention » step of the letter (TS-105). */
  paper: boolean
  requestKey: string
  action: CodeAction
}

/** TS-104: by e-mail or by letter, whatever is possible; the letter asks « Attention » first. */
export function NotifyOneScreen({ holder, one, de, paper, requestKey, action }: NotifyOneScreenProps) {
  const { kind, holderId, valid } = holder
  const back = holderHref(holder, { de }) as Route
  const values = { kind, holderId, shownCodeId: valid?.id ?? '', de, requestKey }
  const refusal = refusalOf(holder, one)
  return (
    <>
      <PageHeader
        title={`Notifier le ${kind} ${ofName(holderName(holder))}`}
        breadcrumb={holderBreadcrumb(holder, de, 'Notifier')}
        lead={HOLDER_TEXTS[kind].notify}
      />
      {refusal || !one ? (
        <Notice tone="warn" className="mt-4">
          {refusal}
        </Notice>
      ) : paper && one.letter ? (
        <Dialog title="Attention" cancelHref={back}>
          <p>{SAVE_THE_PDF}</p>
          <div className="flex flex-wrap gap-3">
            <CodeCommand action={action} values={{ ...values, channel: 'LETTER' }} variant="primary">
              OK
            </CodeCommand>
            <LinkButton href={back}>Annuler</LinkButton>
          </div>
        </Dialog>
      ) : (
        <div className="mt-4 grid gap-4 lg:grid-cols-2">
          <section className="card px-5 py-4" aria-labelledby="par-courriel">
            <h2 id="par-courriel">Par courriel</h2>
            <p className="mt-1 mb-4 [overflow-wrap:anywhere]">
              {one.email ? `À ${one.email}, tout de suite.` : NOTIFY_ONE.noEmail}
              {one.email && one.doubtful && ' Le dernier envoi à cette adresse n’a pas abouti ou reste incertain.'}
            </p>
            {one.email && (
              <CodeCommand action={action} values={{ ...values, channel: 'EMAIL' }} variant="primary" icon="mail">
                Envoyer le courriel
              </CodeCommand>
            )}
          </section>
          <section className="card px-5 py-4" aria-labelledby="par-courrier">
            <h2 id="par-courrier">Par courrier</h2>
            <p className="mt-1 mb-4">{one.letter ? LETTER[kind](one.letter) : NOTIFY_ONE.noAddress}</p>
            {one.letter && (
              <LinkButton
                href={`${holderHref(holder, { step: 'notifier', de })}${de ? '&' : '?'}mode=courrier` as Route}
                icon="print"
              >
                Préparer le courrier
              </LinkButton>
            )}
          </section>
        </div>
      )}
      {!paper && (
        <p className="mt-5">
          <LinkButton href={back} icon="chevronLeft">
            Retour à la page {ofName(holderName(holder))}
          </LinkButton>
        </p>
      )}
    </>
  )
}

const LETTER = {
  CAR: (where: string) => `Une lettre à imprimer, pour ${where}.`,
  CAE: (where: string) => `Une fiche à imprimer, ${where}.`,
}

function refusalOf({ kind, valid, noCode }: CodeHolderView, one: OneNotifiable | null): string | null {
  if (!valid) return NOTIFY_ONE.noCode
  if (!one || noCode) return NOTIFY_ONE.notThisYear
  const refusal = refusalOfState(kind, one.state)
  if (refusal) return refusal
  if (one.pending) return pendingText(one.pending)
  return one.printable ? null : NOTIFY_ONE.noCopy
}
