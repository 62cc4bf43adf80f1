import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { attachment } from '@/lib/documents/domain/file-names'
import { renderSampleLetter } from '@/lib/teleservices/notifications/queries/render-sample-letter'

/** The letter marked « EXEMPLE », to try the printer and the envelope. */
export const GET = defineRoute({
  name: 'teleservices.sample-letter',
  access: 'activation-code:notify',
  params: z.object({}),
  async run(actor) {
    return new Response(await renderSampleLetter(actor), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': attachment('Lettre d’exemple.pdf'),
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
})
