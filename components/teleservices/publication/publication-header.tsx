import type { Route } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import type { Publication } from '@/lib/teleservices/publication/queries/get-publication'

type PublicationHeaderProps = {
  publication: Publication
  /** Of a page under the settings of the service: « Ajouter une date ». */
  title?: string
}

/** « Sconet Ts / Gestion des Services / Paramétrage / Consultation des notes ». */
export function PublicationHeader({ publication: { kind, service }, title }: PublicationHeaderProps) {
  const name = TELESERVICE_LABELS[kind]
  const parents = [
    { label: 'Sconet Ts', href: '/teleservices' as Route },
    { label: 'Gestion des Services' },
    { label: 'Paramétrage', href: '/teleservices/parametrage' as Route },
    { label: name, href: `/teleservices/parametrage/${service}` as Route },
  ]
  return <PageHeader title={title ?? name} breadcrumb={title ? [...parents, { label: title }] : parents} />
}
