import 'server-only'
import type { Intake } from '@/lib/loads/intake'
import { importUploaded } from '../events'
import { importLoad } from './load-kind'
import { NO_FILE, TOO_LARGE, TOO_MANY_FILES, UPLOAD_BROKEN } from './messages'
import { IMPORT_OWNER } from './opener'
import { MAX_FILE_BYTES } from './readers/open-file'

/** Files exported from SIECLE, read by a job. */
export const importIntake: Intake = {
  kind: importLoad,
  limits: { files: 6, fileSize: MAX_FILE_BYTES },
  sentences: { none: NO_FILE, broken: UPLOAD_BROKEN, tooMany: TOO_MANY_FILES, tooLarge: TOO_LARGE },
  reader: {
    reads: 'in a job',
    ownerKind: IMPORT_OWNER,
    uploaded: (importId) => importUploaded({ importId }, { id: `import-uploaded-${importId}` }),
  },
}
