import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { downloadResponse } from '@/lib/documents/download'
import { openDocument } from '@/lib/documents/open-document'
import { recordDownload } from '@/lib/documents/record-download'

export const GET = defineRoute({
  name: 'documents.download',
  access: 'account',
  params: z.object({ documentId: z.uuid() }),
  async run(actor, { params, request }) {
    const document = await openDocument(actor, params.documentId)
    // A program that only asks for the headers has not received the letters.
    if (request.method !== 'HEAD') await recordDownload(actor, document)
    return downloadResponse(document)
  },
})
