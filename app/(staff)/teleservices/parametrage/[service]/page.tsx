import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OpenServiceFirst } from '@/components/teleservices/publication/open-service-first'
import { PublicationHeader } from '@/components/teleservices/publication/publication-header'
import { PublicationTypeForm } from '@/components/teleservices/publication/publication-type-form'
import { ReleaseDatesPanel } from '@/components/teleservices/publication/release-dates-panel'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { schoolYearDays } from '@/lib/platform/school-year'
import { typographic } from '@/lib/platform/text'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import { PUBLICATION_KINDS, publicationServiceOf } from '@/lib/teleservices/publication/domain/publication'
import { PUBLICATION_TYPE_LABELS } from '@/lib/teleservices/publication/labels'
import { CONTINUOUS_WITHOUT_DATE, publicationDone } from '@/lib/teleservices/publication/messages'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { PublicationDone } from '@/lib/teleservices/publication/schemas'
import { setPublicationTypeAction } from './actions'

type Props = PageProps<'/teleservices/parametrage/[service]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const service = publicationServiceOf((await params).service)
  return { title: service ? TELESERVICE_LABELS[PUBLICATION_KINDS[service]] : 'Paramétrage' }
}

/** TS-52 to TS-66: the settings of one téléservice. */
export default async function ServiceSettingsPage({ params, searchParams }: Props) {
  const actor = await requireStaff('teleservice:set-up')
  const service = publicationServiceOf((await params).service)
  const publication = service && (await findPublication(actor, service))
  if (!publication) notFound()
  const school = await getSchoolCard(actor)
  const { open, kind, publicationType } = publication
  const done = publicationDone(PublicationDone.parse(await searchParams), kind)
  return (
    <>
      <PublicationHeader publication={publication} />
      {done && (
        <Notice tone="ok" role="status" className="mt-4">
          {done}
        </Notice>
      )}
      <Panel title="Sélection du type de publication" summary={PUBLICATION_TYPE_LABELS[publicationType]} open>
        {open ? (
          <PublicationTypeForm
            key={publicationType}
            service={service}
            current={publicationType}
            action={setPublicationTypeAction}
            initial={await restoredState('teleservices.set-publication-type')}
          />
        ) : (
          <OpenServiceFirst
            publication={publication}
            canOpen={actor.permissions.has('teleservice:open')}
            headName={school.headName ?? 'votre chef d’établissement'}
          />
        )}
      </Panel>
      {open && publicationType === 'DEADLINE' && (
        <ReleaseDatesPanel publication={publication} days={schoolYearDays(school.currentYear)} />
      )}
      {open && publicationType === 'CONTINUOUS' && (
        <Panel title="Dates de publication">
          <p>{typographic(CONTINUOUS_WITHOUT_DATE)}</p>
        </Panel>
      )}
    </>
  )
}
