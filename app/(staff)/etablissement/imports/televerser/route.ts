import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { receiveImport } from '@/lib/schools/imports/commands/receive-import'
import { uploadErrorOf } from '@/lib/schools/imports/messages'

const upload = defineRoute({
  name: 'schools.upload-import',
  access: 'import:run',
  params: z.unknown(),
  async run(actor, { request }) {
    const importId = await receiveImport(actor, request)
    return seeOther(`/etablissement/imports/${importId}`)
  },
})

/** A form without script: whatever happens, a browser ends on a page that says it. */
export async function POST(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  const response = await upload(request, context)
  const isPage = request.headers.get('accept')?.includes('text/html')
  if (response.status < 400 || !isPage) return response
  const { message } = (await response.json()) as { message: string }
  return seeOther(`/etablissement/imports?erreur=${uploadErrorOf(message)}`)
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
