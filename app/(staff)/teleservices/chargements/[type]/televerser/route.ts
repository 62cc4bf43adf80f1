import { defineRoute } from '@/lib/auth/route'
import { receiveRecordFile } from '@/lib/teleservices/records/commands/receive-record-file'
import { RECORD_PAGES } from '@/lib/teleservices/records/labels'
import { recordUploadErrorOf } from '@/lib/teleservices/records/messages'
import { RecordTypeParams } from '@/lib/teleservices/records/schemas'

const upload = defineRoute({
  name: 'teleservices.upload-records',
  access: 'record:load',
  params: RecordTypeParams,
  async run(actor, { params, request }) {
    const loadId = await receiveRecordFile(actor, RECORD_PAGES[params.type].kind, request)
    return seeOther(`/teleservices/chargements/${params.type}/${loadId}`)
  },
})

/** A form without script: whatever happens, a browser ends on a page that says it. */
export async function POST(request: Request, context: { params: Promise<{ type: string }> }): Promise<Response> {
  const response = await upload(request, context)
  const isPage = request.headers.get('accept')?.includes('text/html')
  const params = RecordTypeParams.safeParse(await context.params)
  if (response.status < 400 || !isPage || !params.success) return response
  const { message } = (await response.json()) as { message: string }
  return seeOther(`/teleservices/chargements/${params.data.type}?erreur=${recordUploadErrorOf(message)}`)
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
