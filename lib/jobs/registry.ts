import 'server-only'
import '@/lib/manifests'
import { deliverEmails, deliverMessage } from '@/lib/mailings/jobs/deliver-emails'
import { printLetters } from '@/lib/mailings/jobs/print-letters'
import { resumeNotificationBatches } from '@/lib/mailings/jobs/resume-batches'
import { startNotificationBatch } from '@/lib/mailings/jobs/start-batch'
import { RETENTIONS } from '@/lib/retentions'
import { analyseImportJob } from '@/lib/schools/jobs/analyse-import'
import { applyImportJob } from '@/lib/schools/jobs/apply-import'
import { expireImportsJob } from '@/lib/schools/jobs/expire-imports'
import { createStudentCodesJob } from '@/lib/teleservices/holders/jobs/create-student-codes'
import { replicate, replicateGroupJob, replicateOneSchool } from '@/lib/teleservices/replication/jobs/replicate'
import { sweepOf } from './functions/sweep'

/** Every function of the application; each context adds its own line. */
export const functions = [
  analyseImportJob,
  applyImportJob,
  expireImportsJob,
  sweepOf(RETENTIONS),
  replicate,
  replicateGroupJob,
  replicateOneSchool,
  createStudentCodesJob,
  startNotificationBatch,
  deliverEmails,
  deliverMessage,
  printLetters,
  resumeNotificationBatches,
]
