import 'server-only'
import { resumeSecurityNoticesJob } from '@/lib/accounts/jobs/resume-security-notices'
import { sendChallengeJob } from '@/lib/accounts/jobs/send-challenge'
import { sendSecurityNoticeJob } from '@/lib/accounts/jobs/send-security-notice'
import { analyseImportJob } from '@/lib/schools/jobs/analyse-import'
import { applyImportJob } from '@/lib/schools/jobs/apply-import'
import { expireImportsJob } from '@/lib/schools/jobs/expire-imports'
import { createStudentCodesJob } from '@/lib/teleservices/jobs/create-student-codes'
import { deliverEmails } from '@/lib/teleservices/jobs/deliver-emails'
import { printLetters } from '@/lib/teleservices/jobs/print-letters'
import { replicate, replicateGroupJob, replicateOneSchool } from '@/lib/teleservices/jobs/replicate'
import { resumeNotificationBatches } from '@/lib/teleservices/jobs/resume-batches'
import { sendSampleJob } from '@/lib/teleservices/jobs/send-sample'
import { sendUsernameJob } from '@/lib/teleservices/jobs/send-username'
import { startNotificationBatch } from '@/lib/teleservices/jobs/start-batch'
import { sweep } from './functions/sweep'

/** Every function of the application; each context adds its own line. */
export const functions = [
  analyseImportJob,
  applyImportJob,
  expireImportsJob,
  sweep,
  sendChallengeJob,
  sendSecurityNoticeJob,
  resumeSecurityNoticesJob,
  replicate,
  replicateGroupJob,
  replicateOneSchool,
  createStudentCodesJob,
  startNotificationBatch,
  deliverEmails,
  sendSampleJob,
  printLetters,
  resumeNotificationBatches,
  sendUsernameJob,
]
