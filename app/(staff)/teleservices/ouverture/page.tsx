import type { Metadata, Route } from 'next'
import { ActiveServices, OpeningForm } from '@/components/teleservices/opening/opening-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { today } from '@/lib/platform/clock'
import { addDays, frenchDate } from '@/lib/platform/dates'
import { typographic } from '@/lib/platform/text'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import { readableAgain, visibleTomorrow } from '@/lib/teleservices/opening/messages'
import { listTeleservices } from '@/lib/teleservices/opening/queries/list-teleservices'
import { OpeningSearch } from '@/lib/teleservices/opening/schemas'
import { setOpeningAction } from './actions'

const TITLE = 'Ouvrir un service'
export const metadata: Metadata = { title: TITLE }

/** TS-48, TS-51: « Gestion des Services / ouverture ». */
export default async function OpeningPage({ searchParams }: PageProps<'/teleservices/ouverture'>) {
  const actor = await requireStaff('teleservice:read')
  const [services, school] = await Promise.all([listTeleservices(actor), getSchoolCard(actor)])
  const { fait, demain, aussitot } = OpeningSearch.parse(await searchParams)
  const tomorrow = frenchDate(addDays(today(), 1))
  const named = (kinds: typeof demain) => kinds.map((kind) => TELESERVICE_LABELS[kind])
  return (
    <>
      <PageHeader
        title={TITLE}
        lead="Les familles voient un service ouvert à partir de demain. Un service fermé disparaît aussitôt ; rouvert avant la nuit, il revient aussitôt."
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Gestion des Services' },
          { label: TITLE },
        ]}
      />
      {fait && (
        <Notice tone="ok" role="status" className="mt-4">
          <p>{fait === 'rien' ? 'Rien n’a changé.' : 'Modifications enregistrées.'}</p>
          {demain.length > 0 && <p className="mt-1">{typographic(visibleTomorrow(named(demain), tomorrow))}</p>}
          {aussitot.length > 0 && <p className="mt-1">{typographic(readableAgain(named(aussitot), tomorrow))}</p>}
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
