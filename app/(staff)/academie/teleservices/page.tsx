import type { Metadata, Route } from 'next'
import { DeclareTeleserviceForm } from '@/components/teleservices/opening/declare-teleservice-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireAcademie } from '@/lib/auth/session'
import { listAcademieTeleservices } from '@/lib/teleservices/opening/queries/list-academie-teleservices'
import { declareTeleserviceAction } from './actions'

const TITLE = 'Téléservices de l’académie'
export const metadata: Metadata = { title: TITLE }

/** TS-26, TS-42: which téléservices exist, which are experimental, which are mandatory. */
export default async function AcademieTeleservicesPage() {
  const actor = await requireAcademie('academie:manage')
  const [services, initial] = await Promise.all([
    listAcademieTeleservices(actor),
    restoredState('teleservices.declare-teleservice'),
  ])
  return (
    <>
      <PageHeader
        title={TITLE}
        lead="Ce que chaque établissement peut ouvrir, ou doit ouvrir. L’ouverture reste au chef d’établissement."
        breadcrumb={[{ label: 'Académie', href: '/tableau-de-bord' as Route }, { label: TITLE }]}
      />
      <div className="mt-4 grid gap-4">
        {services.map((service) => (
          <DeclareTeleserviceForm
            key={service.kind}
            service={service}
            action={declareTeleserviceAction}
            initial={initial}
          />
        ))}
      </div>
    </>
  )
}
