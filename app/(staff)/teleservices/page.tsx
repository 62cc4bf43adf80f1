import type { Metadata, Route } from 'next'
import { Journey } from '@/components/teleservices/follow-up/school-dashboard'
import { OpeningForm } from '@/components/teleservices/opening/opening-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { getDashboard } from '@/lib/teleservices/follow-up/queries/get-dashboard'
import { listTeleservices } from '@/lib/teleservices/opening/queries/list-teleservices'
import { getSetUpState } from '@/lib/teleservices/publication/queries/get-set-up-state'
import { setOpeningAction } from './ouverture/actions'

export const metadata: Metadata = { title: 'Téléservices' }

/** TS-39 to TS-43: where the school stands, and each téléservice. */
export default async function TeleservicesPage() {
  const actor = await requireStaff('teleservice:read')
  const [services, dashboard, school, setUp] = await Promise.all([
    listTeleservices(actor),
    getDashboard(actor),
    getSchoolCard(actor),
    getSetUpState(actor),
  ])
  const headName = school.headName ?? undefined
  return (
    <>
      <PageHeader
        title="Téléservices"
        breadcrumb={[{ label: 'Sconet Ts', href: '/teleservices' as Route }, { label: 'Accueil' }]}
      />
      <Journey
        dashboard={dashboard}
        setUp={setUp}
        anyOpen={services.some(({ open }) => open)}
        permissions={actor.permissions}
        headName={headName}
      />
      <OpeningForm
        services={services}
        action={actor.permissions.has('teleservice:open') ? setOpeningAction : undefined}
        headName={headName}
        initial={await restoredState('teleservices.set-opening')}
      />
    </>
  )
}
