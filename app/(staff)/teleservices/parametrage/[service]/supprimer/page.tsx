import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PublicationHeader } from '@/components/teleservices/publication/publication-header'
import { ReleaseDateJourney } from '@/components/teleservices/publication/release-date-journey'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { today } from '@/lib/platform/clock'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { publicationServiceOf, settingsHref } from '@/lib/teleservices/publication/domain/publication'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { ReleaseDateSearch } from '@/lib/teleservices/publication/schemas'
import { removeReleaseDateAction } from '../actions'

const TITLE = 'Supprimer une date'

/** TS-61. */
export default async function RemoveDatePage({
  params,
  searchParams,
}: PageProps<'/teleservices/parametrage/[service]/supprimer'>) {
  const actor = await requireStaff('teleservice:set-up')
  const service = publicationServiceOf((await params).service)
  const publication = service && (await findPublication(actor, service))
  if (!publication) notFound()
  if (!publication.open || publication.publicationType !== 'DEADLINE') redirect(settingsHref(service) as Route)
  const { currentYear } = await getSchoolCard(actor)
  return (
    <>
      <PublicationHeader publication={publication} title={TITLE} />
      <ReleaseDateJourney
        publication={publication}
        title={TITLE}
        change="REMOVE"
        search={ReleaseDateSearch.parse(await searchParams)}
        year={currentYear}
        today={today()}
        action={removeReleaseDateAction}
        initial={await restoredState('teleservices.remove-release-date')}
      />
    </>
  )
}
