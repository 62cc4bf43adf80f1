import type { Route } from 'next'
import type { ComponentProps } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import type { Sending } from '@/lib/mailings/queries/find-sending'
import { holderHref, holderListHref } from '@/lib/teleservices/holders/domain/holder-search'
import { HOLDER_TEXTS } from '@/lib/teleservices/holders/labels'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import type { HolderPageQuery } from '@/lib/teleservices/holders/schemas'
import { ofName } from '@/lib/teleservices/letters/domain/wording'
import { SendingResult } from '../notifications/sending-result'
import { type CodeAction, CodeCommand } from './code-command'
import { CodeHistory } from './code-history'
import { HolderAccess } from './holder-access'
import { holderBreadcrumb, holderName } from './holder-crumbs'
import { HolderIdentity } from './holder-identity'
import { HolderNotice } from './holder-notice'
import { ShowCode } from './show-code'

type HolderScreenProps = {
  holder: CodeHolderView
  query: HolderPageQuery
  sending: Sending | null
  may: { grant: boolean; withdraw: boolean; notify: boolean }
  actions: {
    display: ComponentProps<typeof ShowCode>['action']
    renew: CodeAction
    lift: CodeAction
    unblock: CodeAction
    undo: CodeAction
  }
}

/** The page of one couple (TS-97 to TS-106) or of one pupil (TS-112 to TS-119). */
export function HolderScreen({ holder, query: { de, fait, envoi }, sending, may, actions }: HolderScreenProps) {
  const { kind, holderId, valid, noCode, codes } = holder
  const texts = HOLDER_TEXTS[kind]
  const values = { kind, holderId, shownCodeId: valid?.id ?? '', de }
  const step = (name: 'nouveau' | 'notifier') => holderHref({ kind, holderId }, { step: name, de }) as Route
  // A code that an undone withdrawal gave back without its copy can be told to nobody who must type it.
  const tellable =
    valid && valid.state !== 'SUSPENDED' && valid.state !== 'EXPIRED' && (valid.hasCopy || valid.used || valid.attaches)
  return (
    <>
      <PageHeader title={`${kind} ${ofName(holderName(holder))}`} breadcrumb={holderBreadcrumb(holder, de)} />
      <HolderNotice holder={holder} done={fait} de={de} mayWithdraw={may.withdraw} undo={actions.undo} />
      {envoi && sending && <SendingResult batchId={envoi} sending={sending} />}
      <HolderIdentity holder={holder} />
      <HolderAccess holder={holder} de={de} may={may} actions={actions} />
      <h2 className="mt-6">{texts.history}</h2>
      <div className="mt-3 flex flex-wrap items-start gap-3">
        {/* The key closes a code that was shown once it is no longer the valid one. */}
        {valid?.hasCopy && <ShowCode key={valid.id} action={actions.display} values={values} />}
        {may.grant &&
          !noCode &&
          (valid?.told ? (
            <LinkButton href={step('nouveau')} icon="refresh">
              {texts.renew}
            </LinkButton>
          ) : (
            <CodeCommand action={actions.renew} values={{ ...values, shownUsed: '' }} icon="refresh">
              {texts.renew}
            </CodeCommand>
          ))}
        {may.notify && tellable && !noCode && (
          <LinkButton href={step('notifier')} icon="send" className="!whitespace-normal">
            {texts.notify}
          </LinkButton>
        )}
      </div>
      <CodeHistory kind={kind} codes={codes} mayDownload={may.notify} />
      <p className="mt-5">
        <Link href={holderListHref(kind, de) as Route}>{texts.list}</Link>
      </p>
    </>
  )
}
