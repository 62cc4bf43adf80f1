import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { attachment } from '@/lib/documents/domain/file-names'
import { exportBatchLines } from '@/lib/teleservices/notifications/queries/export-batch-lines'

/** The people to take up again, as a table for a spreadsheet. */
export const GET = defineRoute({
  name: 'teleservices.export-batch-lines',
  access: 'activation-code:notify',
  params: z.object({ batchId: z.uuid() }),
  async run(actor, { params }) {
    const { fileName, csv } = await exportBatchLines(actor, params.batchId)
    return new Response(csv, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': attachment(fileName),
      },
    })
  },
})
