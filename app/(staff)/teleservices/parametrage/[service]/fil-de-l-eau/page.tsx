import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { DropDatesQuestion } from '@/components/teleservices/publication/drop-dates-question'
import { PublicationHeader } from '@/components/teleservices/publication/publication-header'
import { requireStaff } from '@/lib/auth/session'
import { publicationServiceOf } from '@/lib/teleservices/publication/domain/publication'
import { DROP_DATES_TITLE } from '@/lib/teleservices/publication/messages'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { setPublicationTypeAction } from '../actions'

export const metadata: Metadata = { title: DROP_DATES_TITLE }

/** TS-64: what is lost when leaving « A échéance », before it is done. */
export default async function DropDatesPage({ params }: PageProps<'/teleservices/parametrage/[service]/fil-de-l-eau'>) {
  const actor = await requireStaff('teleservice:set-up')
  const service = publicationServiceOf((await params).service)
  const publication = service && (await findPublication(actor, service))
  if (!publication) notFound()
  const back = `/teleservices/parametrage/${service}` as Route
  if (!publication.open || publication.publicationType !== 'DEADLINE' || publication.storedDates === 0) redirect(back)
  return (
    <>
      <PublicationHeader publication={publication} />
      <DropDatesQuestion
        service={service}
        dates={publication.storedDates}
        action={setPublicationTypeAction}
        back={back}
      />
    </>
  )
}
