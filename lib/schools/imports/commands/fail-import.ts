import 'server-only'
import { rejectLoad } from '@/lib/loads/commands/end-load'
import { fileAnomaly } from '../anomalies'
import { importLoad } from '../load-kind'

/** Called once every attempt of a job has failed: the school's place is freed and the page says what to do. */
export const failImport = (importId: string, message: string): Promise<void> =>
  rejectLoad({
    kind: importLoad,
    loadId: importId,
    job: 'schools.analyse-import',
    anomalies: [fileAnomaly('ERROR', 'INTERNAL', message)],
  })
