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
import { addReleaseDateAction } from '../actions'

const TITLE = 'Ajouter une date'

/** TS-60. */
export default async function AddDatePage({
  params,
  searchParams,
}: PageProps<'/teleservices/parametrage/[service]/ajouter'>) {
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
        change="ADD"
        search={ReleaseDateSearch.parse(await searchParams)}
        year={currentYear}
        today={today()}
        action={addReleaseDateAction}
        initial={await restoredState('teleservices.add-release-date')}
        turnsYear={actor.permissions.has('school:manage')}
      />
    </>
  )
}
