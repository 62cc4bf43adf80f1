import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { frenchDay } from '@/lib/platform/dates'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { HOLDER_TEXTS } from '@/lib/teleservices/holders/labels'
import { lossCuts } from '@/lib/teleservices/holders/messages'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import type { HolderCode } from '@/lib/teleservices/holders/queries/list-holder-codes'
import { type CodeAction, CodeCommand } from './code-command'
import { holderBreadcrumb } from './holder-crumbs'
import { RenewForm } from './renew-form'
import { UsernameReminder, type UsernameReminderProps } from './username-reminder'

type RenewScreenProps = {
  holder: CodeHolderView
  de: string
  renew: CodeAction
  remind: Pick<UsernameReminderProps, 'send' | 'show'>
}

const FIRST_CODE = 'Le code sera utilisable demain. Il restera à le notifier.'
const RENEWED = `L’ancien code ne servira plus, dès maintenant. ${FIRST_CODE.replace('Le code', 'Le nouveau')}`

const UNDO_LATER =
  'Vous pourrez revenir en arrière pendant 15 minutes, tant que le nouveau code n’est ni envoyé ni affiché.'

/** What somebody holds, and that will open nothing any more. */
function whatDies({ sendings, notifiedAt, displayed }: HolderCode): string {
  const last = sendings.find(({ state }) => state === 'ACCEPTED')
  if (last) return `${last.channel === 'EMAIL' ? 'Le courriel' : 'La lettre'} du ${frenchDay(last.at)} ne servira plus.`
  if (notifiedAt) return `Le code notifié le ${frenchDay(notifiedAt)} ne servira plus.`
  if (sendings.some(({ state }) => state === 'SENDING' || state === 'UNCERTAIN'))
    return 'Un courriel avec ce code est peut-être arrivé : il ne servira plus.'
  return displayed ? 'Ce code a été affiché : s’il a été donné à quelqu’un, il ne servira plus.' : ''
}

/** A new code cuts an account that works: the reminder of the identifier comes first (spec, clarifications). */
export function RenewScreen({ holder, de, renew, remind }: RenewScreenProps) {
  const { kind, holderId, valid, attached } = holder
  const texts = HOLDER_TEXTS[kind]
  const back = holderHref(holder, { de }) as Route
  const values = { kind, holderId, shownCodeId: valid?.id ?? '', shownUsed: valid?.used ? 'oui' : '', de }
  return (
    <>
      <PageHeader title={`${texts.renew} ?`} breadcrumb={holderBreadcrumb(holder, de, texts.renew)} />
      {valid?.used && <UsernameReminder values={values} hasEmail={valid.used.hasEmail} {...remind} />}
      <section className="card mt-4 px-5 py-4" aria-labelledby="nouveau">
        <h2 id="nouveau">{texts.renew}</h2>
        <p className="mt-1">{valid?.used ? texts.usedWarning : valid ? RENEWED : FIRST_CODE}</p>
        {valid?.used && attached.length > 0 && (
          <p className="mt-2">
            {lossCuts(attached)} Chaque enfant aura un nouveau code, à notifier, que le responsable saisira.
          </p>
        )}
        {valid?.told ? (
          <>
            <p className="mt-2">{`${whatDies(valid)} ${UNDO_LATER}`}</p>
            <RenewForm title={texts.renew} action={renew} values={values} used={valid.used !== null} back={back} />
          </>
        ) : (
          <div className="mt-4 flex flex-wrap gap-3">
            <CodeCommand action={renew} values={values} variant="primary" icon="refresh">
              {texts.renew}
            </CodeCommand>
            <LinkButton href={back}>Annuler</LinkButton>
          </div>
        )}
      </section>
    </>
  )
}
