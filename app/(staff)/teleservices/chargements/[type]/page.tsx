import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { ErrorSummary } from '@/components/forms/error-summary'
import { RecordFormat } from '@/components/teleservices/records/record-format'
import { RecordLoadHistory } from '@/components/teleservices/records/record-load-history'
import { RecordModelForm } from '@/components/teleservices/records/record-model-form'
import { RecordUploadForm } from '@/components/teleservices/records/record-upload-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { RECORD_COLUMNS } from '@/lib/teleservices/records/files/record-columns'
import { RECORD_PAGES } from '@/lib/teleservices/records/labels'
import { recordUploadMessage } from '@/lib/teleservices/records/messages'
import { listRecordLoads } from '@/lib/teleservices/records/queries/find-record-load'
import { RecordLoadsSearch, RecordTypeParams } from '@/lib/teleservices/records/schemas'

type Props = PageProps<'/teleservices/chargements/[type]'>

async function read(props: Props) {
  const params = RecordTypeParams.safeParse(await props.params)
  if (!params.success) notFound()
  const { page, erreur } = RecordLoadsSearch.parse(await props.searchParams)
  return { type: params.data.type, ...RECORD_PAGES[params.data.type], page, erreur }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, erreur } = await read(props)
  return { title: erreur ? `Erreur : ${title}` : title }
}

export default async function RecordLoadsPage(props: Props) {
  const actor = await requireStaff('record:load')
  const { type, kind, title, lead, page, erreur } = await read(props)
  const [{ divisions }, loads] = await Promise.all([listPopulationOptions(actor), listRecordLoads(actor, kind, page)])
  const error = erreur && recordUploadMessage(erreur)
  const path = `/teleservices/chargements/${type}`
  return (
    <>
      {error && (
        <ErrorSummary state={{ status: 'invalid', fieldErrors: { fichier: [error] }, formErrors: [], values: {} }} />
      )}
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: title },
        ]}
        lead={lead}
      />
      <RecordUploadForm action={`${path}/televerser`} error={error} />
      <RecordModelForm action={`${path}/modele`} divisions={divisions} />
      <RecordFormat columns={RECORD_COLUMNS[kind]} />
      <h2 className="mt-8">Historique</h2>
      <RecordLoadHistory loads={loads} pathname={path} />
    </>
  )
}
