import type { Metadata, Route } from 'next'
import { AccessForm } from '@/components/teleservices/accesses/access-form'
import { UnsavedQuestion } from '@/components/teleservices/accesses/unsaved-question'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { safePath } from '@/lib/auth/return-path'
import { requireStaff } from '@/lib/auth/session'
import { plural } from '@/lib/platform/text'
import { accessHref } from '@/lib/teleservices/accesses/domain/access-search'
import { OPEN_FIRST } from '@/lib/teleservices/accesses/messages'
import { countPending } from '@/lib/teleservices/accesses/queries/count-pending'
import { listCouples } from '@/lib/teleservices/accesses/queries/list-couples'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { pendingShown } from '@/lib/teleservices/accesses/queries/pending-shown'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { discardAccessesAction, pressAccessButtonAction, validateAccessesAction } from './actions'

const TITLE = 'Créer les accès en masse'
export const metadata: Metadata = { title: TITLE }

export default async function CreateAccessesPage({
  searchParams,
}: PageProps<'/teleservices/acces-responsables/creer'>) {
  const actor = await requireStaff('activation-code:grant')
  const params = await searchParams
  const search = AccessSearch.parse(params)
  const to = typeof params.vers === 'string' ? safePath(params.vers, '/teleservices' as Route) : null
  const [{ anyOpen }, pending, page, options, initial] = await Promise.all([
    getModuleState(actor),
    to ? countPending(actor) : null,
    listCouples(actor, search),
    listPopulationOptions(actor),
    restoredState('teleservices.draft-accesses'),
  ])
  if (!anyOpen) return <NothingOpen />
  if (to && pending && pending.create + pending.remove > 0)
    return (
      <>
        <PageHeader title={TITLE} breadcrumb={BREADCRUMB} />
        <UnsavedQuestion
          pending={pending}
          to={to}
          back={accessHref(search)}
          requestKey={crypto.randomUUID()}
          shown={await pendingShown(actor)}
          validate={validateAccessesAction}
          discard={discardAccessesAction}
        />
      </>
    )
  return (
    <>
      <PageHeader title={TITLE} breadcrumb={BREADCRUMB} />
      <Drift value={params.ecart} />
      <AccessForm action={pressAccessButtonAction} page={page} search={search} options={options} initial={initial} />
    </>
  )
}

const BREADCRUMB = [
  { label: 'Sconet Ts', href: '/teleservices' as Route },
  { label: 'Accès des Responsables' },
  { label: TITLE },
]

/** TS-69: in place of the form. */
const NothingOpen = () => (
  <>
    <PageHeader title={TITLE} breadcrumb={BREADCRUMB} />
    <EmptyState action={<LinkButton href={'/teleservices/ouverture' as Route}>Ouvrir un service</LinkButton>}>
      {OPEN_FIRST}
    </EmptyState>
  </>
)

/** « Tous les résultats » froze a set that was no longer the one on the screen. */
function Drift({ value }: { value: string | string[] | undefined }) {
  const drift = Number(value)
  if (!Number.isInteger(drift) || drift === 0) return null
  const count = plural(Math.abs(drift), 'couple')
  return (
    <Notice tone="warn" role="status" className="mt-4">
      {`${count} ${Math.abs(drift) > 1 ? (drift > 0 ? 'sont arrivés' : 'sont partis') : drift > 0 ? 'est arrivé' : 'est parti'} depuis. Vérifiez la liste.`}
    </Notice>
  )
}
