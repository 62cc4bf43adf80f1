import 'server-only'
import { resumeSecurityNoticesJob } from '@/lib/accounts/jobs/resume-security-notices'
import { sendChallengeJob } from '@/lib/accounts/jobs/send-challenge'
import { sendSecurityNoticeJob } from '@/lib/accounts/jobs/send-security-notice'
import { analyseImportJob } from '@/lib/schools/jobs/analyse-import'
import { applyImportJob } from '@/lib/schools/jobs/apply-import'
import { expireImportsJob } from '@/lib/schools/jobs/expire-imports'
import { deliverEmails } from '@/lib/teleservices/deliveries/jobs/deliver-emails'
import { printLetters } from '@/lib/teleservices/deliveries/jobs/print-letters'
import { resumeNotificationBatches } from '@/lib/teleservices/deliveries/jobs/resume-batches'
import { startNotificationBatch } from '@/lib/teleservices/deliveries/jobs/start-batch'
import { createStudentCodesJob } from '@/lib/teleservices/holders/jobs/create-student-codes'
import { sendUsernameJob } from '@/lib/teleservices/holders/jobs/send-username'
import { sendSampleJob } from '@/lib/teleservices/notifications/jobs/send-sample'
import { cancelRecordLoads, forgetRecordAnomalies } from '@/lib/teleservices/records/jobs/forget-loads'
import { replicate, replicateGroupJob, replicateOneSchool } from '@/lib/teleservices/replication/jobs/replicate'
import { sweepOf } from './functions/sweep'

/** Every function of the application; each context adds its own line. */
export const functions = [
  analyseImportJob,
  applyImportJob,
  expireImportsJob,
  sweepOf({ recordLoads: cancelRecordLoads, recordAnomalies: forgetRecordAnomalies }),
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
