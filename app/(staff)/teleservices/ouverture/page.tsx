import type { Metadata, Route } from 'next'
import { ActiveServices, OpeningForm } from '@/components/teleservices/opening/opening-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { listTeleservices } from '@/lib/teleservices/opening/queries/list-teleservices'
import { setOpeningAction } from './actions'

const TITLE = 'Ouvrir un service'
export const metadata: Metadata = { title: TITLE }

/** TS-48, TS-51: « Gestion des Services / ouverture ». */
export default async function OpeningPage({ searchParams }: PageProps<'/teleservices/ouverture'>) {
  const actor = await requireStaff('teleservice:read')
  const [services, school] = await Promise.all([listTeleservices(actor), getSchoolCard(actor)])
  const { fait } = await searchParams
  return (
    <>
      <PageHeader
        title={TITLE}
        lead="Les familles voient un service ouvert à partir de demain. Un service fermé disparaît aussitôt."
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Gestion des Services' },
          { label: TITLE },
        ]}
      />
      {fait && (
        <Notice tone="ok" role="status" className="mt-4">
          {fait === '0-0' ? 'Rien n’a changé.' : 'Modifications enregistrées.'}
        </Notice>
      )}
      <OpeningForm
        services={services}
        action={actor.permissions.has('teleservice:open') ? setOpeningAction : undefined}
        headName={school.headName ?? undefined}
        primary
        initial={await restoredState('teleservices.set-opening')}
      />
      <ActiveServices services={services} />
    </>
  )
}
