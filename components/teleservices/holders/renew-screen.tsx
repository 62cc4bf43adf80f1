import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { HOLDER_TEXTS } from '@/lib/teleservices/holders/labels'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import { type CodeAction, CodeCommand } from './code-command'
import { holderBreadcrumb } from './holder-crumbs'
import { UsernameReminder, type UsernameReminderProps } from './username-reminder'

type RenewScreenProps = {
  holder: CodeHolderView
  de: string
  renew: CodeAction
  remind: Pick<UsernameReminderProps, 'send' | 'show'>
}

const FIRST_CODE = 'Le code sera utilisable demain. Il restera à le notifier.'
const RENEWED = `L’ancien code ne servira plus, dès maintenant. ${FIRST_CODE.replace('Le code', 'Le nouveau')}`

/** A new code cuts an account that works: the reminder of the identifier comes first (spec, clarifications). */
export function RenewScreen({ holder, de, renew, remind }: RenewScreenProps) {
  const { kind, holderId, valid } = holder
  const texts = HOLDER_TEXTS[kind]
  const values = { kind, holderId, shownCodeId: valid?.id ?? '', shownUsed: valid?.used ? 'oui' : '', de }
  return (
    <>
      <PageHeader title={`${texts.renew} ?`} breadcrumb={holderBreadcrumb(holder, de, texts.renew)} />
      {valid?.used && <UsernameReminder values={values} hasEmail={valid.used.hasEmail} {...remind} />}
      <section className="card mt-4 px-5 py-4" aria-labelledby="nouveau">
        <h2 id="nouveau">{texts.renew}</h2>
        <p className="mt-1">{valid?.used ? texts.usedWarning : valid ? RENEWED : FIRST_CODE}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          <CodeCommand action={renew} values={values} variant={valid?.used ? 'danger' : 'primary'} icon="refresh">
            {texts.renew}
          </CodeCommand>
          <LinkButton href={holderHref(holder, { de }) as Route}>Annuler</LinkButton>
        </div>
      </section>
    </>
  )
}
