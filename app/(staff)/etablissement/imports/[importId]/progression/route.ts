import { defineRoute } from '@/lib/auth/route'
import { Refusal } from '@/lib/platform/errors'
import { IMPORT_NOT_FOUND } from '@/lib/schools/imports/messages'
import { findImportProgress } from '@/lib/schools/imports/queries/find-import'
import { ImportParams } from '@/lib/schools/imports/schemas'

export const GET = defineRoute({
  name: 'schools.import-progress',
  access: 'import:run',
  params: ImportParams,
  async run(actor, { params }) {
    const progress = await findImportProgress(actor, params.importId)
    if (!progress) throw new Refusal('NOT_FOUND', IMPORT_NOT_FOUND)
    return Response.json(progress)
  },
})
