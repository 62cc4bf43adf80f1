import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmClosingForm } from '@/components/teleservices/opening/confirm-closing-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { TELESERVICE_LABELS, type TeleserviceKind } from '@/lib/teleservices/opening/labels'
import { listClosing } from '@/lib/teleservices/opening/queries/list-closing'
import { WantedOpening } from '@/lib/teleservices/opening/schemas'
import { setOpeningAction } from '../actions'

export const metadata: Metadata = { title: 'Fermer un service' }

const BACK = '/teleservices/ouverture' as Route

export default async function ClosingPage({ searchParams }: PageProps<'/teleservices/ouverture/fermer'>) {
  const actor = await requireStaff('teleservice:open')
  const wanted = WantedOpening.parse(await searchParams)
  const closing = await listClosing(actor, wanted)
  if (closing.length === 0) redirect(BACK)
  return (
    <>
      <PageHeader
        title={titleOf(closing)}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Gestion des Services' },
          { label: 'Ouvrir un service', href: BACK },
          { label: 'Fermer' },
        ]}
      />
      <ConfirmClosingForm closing={closing} wanted={wanted} action={setOpeningAction} back={BACK} />
    </>
  )
}

function titleOf([first, ...others]: TeleserviceKind[]): string {
  if (!first || others.length > 0) return 'Fermer ces services\u00a0?'
  return `Fermer «\u00a0${TELESERVICE_LABELS[first]}\u00a0»\u00a0?`
}
