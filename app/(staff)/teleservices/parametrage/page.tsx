import type { Metadata, Route } from 'next'
import { PublicationServices } from '@/components/teleservices/publication/publication-services'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { PUBLICATION_SERVICES } from '@/lib/teleservices/publication/domain/publication'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'

const TITLE = 'Paramétrage'
export const metadata: Metadata = { title: TITLE }

/** TS-48, TS-54: « Gestion des services / paramétrage », each téléservice that has settings. */
export default async function SettingsPage() {
  const actor = await requireStaff('teleservice:set-up')
  const found = await Promise.all(PUBLICATION_SERVICES.map((service) => findPublication(actor, service)))
  return (
    <>
      <PageHeader
        title={TITLE}
        lead="Choisissez quand les familles voient les notes, les absences et le livret de compétences."
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Gestion des Services' },
          { label: TITLE },
        ]}
      />
      <PublicationServices offered={found.flatMap((publication) => publication ?? [])} />
    </>
  )
}
