import { defineRoute } from '@/lib/auth/route'
import { attachment } from '@/lib/documents/domain/file-names'
import { exportAnomalies } from '@/lib/schools/imports/queries/export-anomalies'
import { ImportParams } from '@/lib/schools/imports/schemas'

/** What is to be corrected in SIECLE, as a table for a spreadsheet. */
export const GET = defineRoute({
  name: 'schools.export-anomalies',
  access: 'import:run',
  params: ImportParams,
  async run(actor, { params }) {
    const { fileName, csv } = await exportAnomalies(actor, params.importId)
    return new Response(csv, {
      headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': attachment(fileName) },
    })
  },
})
