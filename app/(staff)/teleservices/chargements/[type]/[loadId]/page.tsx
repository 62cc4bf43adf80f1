import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmLoadForm } from '@/components/teleservices/records/confirm-load-form'
import { LoadedTests } from '@/components/teleservices/records/loaded-tests'
import { OtherSpellings } from '@/components/teleservices/records/other-spellings'
import { RecordAnomalies } from '@/components/teleservices/records/record-anomalies'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { StaffActor } from '@/lib/auth/actor'
import { requireStaff } from '@/lib/auth/session'
import { countsText } from '@/lib/loads/domain/counts'
import { frenchDateTime } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import {
  loadButton,
  loadCounts,
  loadCountsText,
  loadSummary,
  loadTitle,
  RECORD_PAGES,
} from '@/lib/teleservices/records/labels'
import { findRecordLoad, type RecordLoadDetails } from '@/lib/teleservices/records/queries/find-record-load'
import { previewAbsences, previewMarks, previewSkills } from '@/lib/teleservices/records/queries/preview-record-load'
import { RecordLoadParams, RecordLoadSearch } from '@/lib/teleservices/records/schemas'
import { cancelRecordLoadAction, confirmRecordLoadAction } from './actions'

type Props = PageProps<'/teleservices/chargements/[type]/[loadId]'>

async function load(props: Props) {
  const actor = await requireStaff('record:load')
  const params = RecordLoadParams.safeParse(await props.params)
  const search = RecordLoadSearch.parse(await props.searchParams)
  const details = params.success ? await findRecordLoad(actor, params.data, search.anomalies) : null
  return details && params.success ? { actor, details, search, type: params.data.type } : notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: loadTitle((await load(props)).details.state) }
}

export default async function RecordLoadPage(props: Props) {
  const { actor, details, search, type } = await load(props)
  const list = `/teleservices/chargements/${type}` as Route
  const path = `${list}/${details.id}` as Route
  return (
    <>
      <PageHeader
        title={loadTitle(details.state)}
        lead={`${details.fileName}, envoyé le ${frenchDateTime(details.createdAt)}${details.requestedBy ? ` par ${details.requestedBy}` : ''}.`}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: RECORD_PAGES[type].title, href: list },
          { label: loadTitle(details.state) },
        ]}
      />
      {details.state === 'ANALYSED' && (
        <Ready actor={actor} details={details} type={type} path={path} search={search} />
      )}
      {details.state === 'APPLIED' && (
        <Notice tone="ok" className="mt-4" title="Le fichier est chargé.">
          {`Écrit : ${loadCountsText(details.counts ?? {})}. Les familles le verront selon les dates de publication, après la prochaine réplication.`}
        </Notice>
      )}
      {details.fault && (
        <Notice tone="danger" className="mt-4" title="Ce fichier n’a pas pu être lu.">
          {details.fault}
        </Notice>
      )}
      {details.state !== 'ANALYSED' && (
        <div className="mt-4 flex flex-wrap gap-3">
          <LinkButton variant="primary" href={list}>
            Charger un autre fichier
          </LinkButton>
        </div>
      )}
      <OtherSpellings kind={details.kind} spellings={details.spellings} />
      <RecordAnomalies anomalies={details.anomalies} path={path} page={search.page} />
    </>
  )
}

type ReadyProps = {
  actor: StaffActor
  details: RecordLoadDetails
  type: string
  path: Route
  search: { page: number; anomalies: number }
}

const PREVIEWS = { NOTES: previewMarks, ABSENCES: previewAbsences, LPC: previewSkills }

async function Ready({ actor, details, type, path, search }: ReadyProps) {
  const changes = await PREVIEWS[details.kind](actor, details.id, search.page)
  const left = details.anomalyCount > 0 ? [`${plural(details.anomalyCount, 'ligne')} à corriger : voyez plus bas.`] : []
  return (
    <>
      <ConfirmLoadForm
        type={type}
        loadId={details.id}
        shown={countsText(loadCounts(changes))}
        summary={[...loadSummary(changes), ...left]}
        button={loadButton(changes)}
        confirm={confirmRecordLoadAction}
        cancel={cancelRecordLoadAction}
      />
      {'page' in changes && <LoadedTests tests={changes.page} path={path} anomalies={search.anomalies} />}
    </>
  )
}
