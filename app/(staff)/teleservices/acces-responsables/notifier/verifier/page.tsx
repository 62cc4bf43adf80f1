import type { Metadata, Route } from 'next'
import { ConfirmNotification } from '@/components/teleservices/notifications/confirm-notification'
import { NotificationFigures } from '@/components/teleservices/notifications/notification-figures'
import { NotificationSamples } from '@/components/teleservices/notifications/notification-samples'
import { SampleForm } from '@/components/teleservices/notifications/sample-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { plural } from '@/lib/platform/text'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { hasOwnEmail } from '@/lib/teleservices/notifications/commands/request-sample'
import {
  legalLabel,
  modeLabel,
  notificationHref,
  notificationQuery,
  populationLabel,
} from '@/lib/teleservices/notifications/domain/notification-search'
import {
  ALL_CLOSED,
  CHOOSE_A_CHANNEL,
  NOBODY_REACHABLE,
  NOBODY_SELECTED,
} from '@/lib/teleservices/notifications/messages'
import { checkNotification, type NotificationCheck } from '@/lib/teleservices/notifications/queries/check-notification'
import { NotificationSearch } from '@/lib/teleservices/notifications/schemas'
import { requestNotificationAction, requestSampleAction } from '../actions'

const TITLE = 'Vérifiez avant d’envoyer'
export const metadata: Metadata = { title: TITLE }

export default async function CheckNotificationPage({
  searchParams,
}: PageProps<'/teleservices/acces-responsables/notifier/verifier'>) {
  const actor = await requireStaff('activation-code:notify')
  const search = NotificationSearch.parse(await searchParams)
  const [check, { mefs }] = await Promise.all([checkNotification(actor, search), listPopulationOptions(actor)])
  const back = notificationHref(search) as Route
  const refusal = refusalOf(check, search)
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: 'Notifier en masse' },
        ]}
        step="Notifier en masse · étape 2 sur 3"
        lead="Rien n’est encore parti. Rien n’est encore enregistré."
      />
      <dl className="card mt-4 flex flex-wrap items-center gap-x-10 gap-y-3 px-5 py-3">
        <Fact term="Population">{populationLabel(search, mefs.find(({ code }) => code === search.mef)?.label)}</Fact>
        <Fact term="Responsables">{legalLabel(search)}</Fact>
        <Fact term="Mode">{modeLabel(search)}</Fact>
        {search.grouped && <Fact term="Envois">Un seul par fratrie</Fact>}
        <div className="ms-auto">
          <dt className="sr-only">Commande</dt>
          <dd>
            <Link href={back}>Modifier</Link>
          </dd>
        </div>
      </dl>
      {check.total > 0 && <NotificationFigures check={check} />}
      {check.sharedEmails > 0 && (
        <Notice
          tone="warn"
          className="mt-4"
          title={`${plural(check.sharedEmails, 'responsable partage', 'responsables partagent')} la même adresse de courriel.`}
        >
          Chacun recevra son propre message.
        </Notice>
      )}
      {check.samples.length > 0 && <NotificationSamples samples={check.samples} />}
      {check.anyOpen && check.samples.length > 0 && (
        <SampleForm action={requestSampleAction} byEmail={await hasOwnEmail(actor)} />
      )}
      {refusal ? (
        <Notice tone="warn" className="mt-4">
          <p>{refusal}</p>
          <p className="mt-2">
            <Link href={back}>Retour à la sélection</Link>
          </p>
        </Notice>
      ) : (
        <ConfirmNotification
          action={requestNotificationAction}
          from={notificationQuery(search)}
          requestKey={crypto.randomUUID()}
          shown={check.shown}
          count={check.byEmail + check.byLetter}
          byEmail={check.byEmail}
          minutes={check.retractionMinutes}
          back={back}
          initial={await restoredState('teleservices.request-notification')}
        />
      )}
    </>
  )
}

const Fact = ({ term, children }: { term: string; children: string }) => (
  <div>
    <dt className="text-15 text-ink-2">{term}</dt>
    <dd className="font-semibold">{children}</dd>
  </div>
)

/** The refusals of the command, said before it is asked (TS-91, TS-92). */
function refusalOf(check: NotificationCheck, search: NotificationSearch): string | null {
  if (search.mode.length === 0) return CHOOSE_A_CHANNEL
  if (!check.anyOpen) return ALL_CLOSED
  if (check.byEmail + check.byLetter > 0) return null
  if (check.total > 0) return NOBODY_REACHABLE
  if (check.selectable > 0) return NOBODY_SELECTED
  return check.why.join(' ')
}
