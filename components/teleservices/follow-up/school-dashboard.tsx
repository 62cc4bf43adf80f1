import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { type Step, Stepper } from '@/components/ui/stepper'
import type { Permission } from '@/lib/auth/permissions'
import { frenchNumber, plural, typographic } from '@/lib/platform/text'
import {
  type JourneyStep,
  type NextAction,
  nextAction,
  STEPS,
  stepStates,
} from '@/lib/teleservices/follow-up/domain/journey'
import { JOURNEY_LABELS } from '@/lib/teleservices/follow-up/labels'
import type { Dashboard } from '@/lib/teleservices/follow-up/queries/get-dashboard'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'
import type { SetUpState } from '@/lib/teleservices/publication/queries/get-set-up-state'

type JourneyProps = {
  dashboard: Dashboard
  setUp: SetUpState
  anyOpen: boolean
  permissions: ReadonlySet<Permission>
  headName?: string
}

/** TS-32: the five steps and the one next action. */
export function Journey({ dashboard, setUp, anyOpen, permissions, headName }: JourneyProps) {
  const { couples, causes, toPrint } = dashboard
  const next = nextAction({ couples, anyOpen, withoutAnyDate: setUp.withoutAnyDate, causes, toPrint })
  return (
    <section className="card mt-4 px-5 pt-5 pb-4" aria-labelledby="chemin">
      <h2 id="chemin" className="sr-only">
        Les cinq étapes
      </h2>
      <Stepper steps={stepsOf(dashboard, setUp, next, permissions)} labelledBy="chemin" />
      <div className="mt-4 pt-4 border-t border-line flex flex-wrap items-center justify-between gap-3">
        <NextSentence next={next} permissions={permissions} headName={headName} />
      </div>
    </section>
  )
}

const PAGE: Partial<Record<JourneyStep, { href: string; permission: Permission }>> = {
  OPEN: { href: '/teleservices/ouverture', permission: 'teleservice:read' },
  SET_UP: { href: '/teleservices/parametrage', permission: 'teleservice:set-up' },
  CREATE: { href: '/teleservices/acces-responsables/creer', permission: 'activation-code:grant' },
  NOTIFY: { href: '/teleservices/acces-responsables/notifier', permission: 'activation-code:notify' },
}

function stepsOf(
  { couples, accesses, causes }: Dashboard,
  { undatedCouples }: SetUpState,
  next: NextAction,
  permissions: ReadonlySet<Permission>,
): Step[] {
  const states = stepStates(next)
  const hrefOf = (step: JourneyStep) => {
    const page = PAGE[step]
    return page && states[step] !== 'todo' && permissions.has(page.permission) ? (page.href as Route) : undefined
  }
  const details: Partial<Record<JourneyStep, string>> = {
    SET_UP:
      states.SET_UP !== 'todo' && undatedCouples > 0 ? `${plural(undatedCouples, 'couple')} sans date` : undefined,
    CREATE: couples > 0 ? `${frenchNumber(accesses)} sur ${frenchNumber(couples)}` : undefined,
    NOTIFY:
      states.NOTIFY === 'current' && causes.NOT_NOTIFIED > 0
        ? `En cours : ${frenchNumber(causes.NOT_NOTIFIED)} à notifier`
        : undefined,
  }
  return STEPS.map((step) => ({
    label: JOURNEY_LABELS[step],
    state: states[step],
    detail: details[step] && typographic(details[step]),
    href: hrefOf(step),
  }))
}

type Advice = { text: string; label?: string; href?: string; permission?: Permission }

function adviceFor(next: NextAction): Advice {
  switch (next.kind) {
    case 'IMPORT':
      return {
        text: 'La base élèves est vide.',
        label: 'Importer la base élèves',
        href: '/etablissement/imports',
        permission: 'import:run',
      }
    case 'OPEN':
      return {
        text: 'Aucun service n’est ouvert : les familles ne verraient rien.',
        label: 'Ouvrir un service',
        href: '/teleservices/ouverture',
        permission: 'teleservice:open',
      }
    case 'SET_UP':
      return {
        text: 'Un service ouvert est à échéance, sans aucune date : les familles n’y verraient rien.',
        label: 'Ajouter des dates',
        href: '/teleservices/parametrage',
        permission: 'teleservice:set-up',
      }
    case 'CREATE':
      return {
        text: `${plural(next.count, 'couple')} n’${next.count > 1 ? 'ont' : 'a'} pas encore d’accès.`,
        label: 'Créer les accès',
        href: '/teleservices/acces-responsables/creer',
        permission: 'activation-code:grant',
      }
    case 'NOTIFY':
      return {
        text: `${plural(next.count, 'responsable')} ${next.count > 1 ? 'ont un accès, mais pas encore leur' : 'a un accès, mais pas encore son'} code.`,
        label: `Notifier ${plural(next.count, 'responsable')}`,
        href: '/teleservices/acces-responsables/notifier',
        permission: 'activation-code:notify',
      }
    case 'PRINT':
      return {
        text: `À imprimer : ${plural(next.count, sheetOf(next.of))}. La date de notification est enregistrée au téléchargement.`,
        label: printLabel(next.count, sheetOf(next.of)),
        href: next.batchId ? `/teleservices/notifications/${next.batchId}` : '/teleservices/notifications',
        permission: 'activation-code:notify',
      }
    case 'MEND':
      return {
        text: `${plural(next.count, 'code')} à reprendre : pas arrivé${next.count > 1 ? 's' : ''}, peut-être pas, ou qui ne ${next.count > 1 ? 'peuvent' : 'peut'} plus servir.`,
        label: 'Voir les causes',
        href: '/tableau-de-bord#causes',
        permission: 'teleservice:read',
      }
    case 'FOLLOW':
      return { text: 'Tous les codes sont partis. Suivez les comptes qui s’ouvrent.' }
    case 'NOTHING':
      return { text: 'Rien à faire : chaque responsable a son compte, ou a dit non.' }
  }
}

const sheetOf = (kind: string | null): string =>
  kind === 'CAR' || kind === 'CAE' ? BATCH_WORDS[kind].sheet : 'document'

function printLabel(count: number, sheet: string): string {
  if (count > 1) return `Télécharger les ${sheet}s`
  return sheet === 'document' ? 'Télécharger le document' : `Télécharger la ${sheet}`
}

function NextSentence({
  next,
  permissions,
  headName,
}: Pick<JourneyProps, 'permissions' | 'headName'> & { next: NextAction }) {
  const { text, label, href, permission } = adviceFor(next)
  const allowed = !permission || permissions.has(permission)
  return (
    <>
      <p>
        <strong>Prochaine action.</strong> {typographic(text)}
        {!allowed && ` Demandez à ${headName ?? 'votre chef d’établissement'}.`}
      </p>
      {allowed && href && (
        <LinkButton variant="primary" href={href as Route} iconEnd="next">
          {label}
        </LinkButton>
      )}
    </>
  )
}

/** « Accès des familles »: four figures. */
export function AccessFigures({ dashboard }: { dashboard: Dashboard }) {
  const { couples, accesses, notified, accounts, accountsThisWeek } = dashboard
  return (
    <section className="mt-6" aria-labelledby="chiffres">
      <h2 id="chiffres">Accès des familles</h2>
      <dl className="card mt-2 grid grid-cols-2 lg:grid-cols-4 lg:divide-x divide-line">
        <Figure label="Couples responsable / élève" value={couples} detail="légal 1 et légal 2" />
        <Figure label="Accès créés" value={accesses} detail={share(accesses, couples, 'des couples')} />
        <Figure label="Codes notifiés" value={notified} detail={share(notified, accesses, 'des accès')} />
        <Figure
          label="Comptes ouverts"
          value={accounts}
          detail={`${share(accounts, couples, 'des couples')}, dont ${frenchNumber(accountsThisWeek)} cette semaine`}
        />
      </dl>
    </section>
  )
}

const share = (part: number, whole: number, of: string): string =>
  typographic(`${whole === 0 ? 0 : Math.floor((100 * part) / whole)} % ${of}`)

const Figure = ({ label, value, detail }: { label: string; value: number; detail: string }) => (
  <div className="px-5 py-4">
    <dt className="text-15 text-ink-2">{label}</dt>
    <dd className="text-32 font-bold tracking-tight">{frenchNumber(value)}</dd>
    <dd className="text-15 text-ink-3">{detail}</dd>
  </div>
)
