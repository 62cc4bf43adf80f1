import { defineRoute } from '@/lib/auth/route'
import { attachment } from '@/lib/documents/domain/file-names'
import { RECORD_PAGES } from '@/lib/teleservices/records/labels'
import { exportRecordModel } from '@/lib/teleservices/records/queries/export-record-model'
import { ModelSearch, RecordTypeParams } from '@/lib/teleservices/records/schemas'

export const GET = defineRoute({
  name: 'teleservices.record-model',
  access: 'record:load',
  params: RecordTypeParams,
  async run(actor, { params, request }) {
    const { kind, fileName } = RECORD_PAGES[params.type]
    const { division } = ModelSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
    return new Response(await exportRecordModel(actor, kind, division), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': attachment(`${fileName} ${division || 'modèle'}.csv`),
      },
    })
  },
})
