import 'server-only'
import { cron } from 'inngest'
import { businessNow, realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { inngest } from '../client'

/** Every night: forgets what has no use any more. Set-based, and again the next night if it is cut. */
export const sweep = inngest.createFunction(
  {
    id: 'platform.sweep',
    triggers: [cron('TZ=Europe/Paris 30 3 * * *')],
    concurrency: 1,
  },
  async ({ step }) => ({
    rateBuckets: await step.run('rate-buckets', () => purgeRateBuckets()),
    loginTickets: await step.run('login-tickets', () => purgeLoginTickets()),
    authAttempts: await step.run('auth-attempts', () => purgeAuthAttempts()),
    challenges: await step.run('challenges', () => purgeChallenges()),
    formDrafts: await step.run('form-drafts', () => purgeFormDrafts()),
    sessions: await step.run('sessions', () => purgeSessions()),
    documents: await step.run('documents', () => purgeDocuments()),
    recordLoads: await step.run('record-loads', () => cancelRecordLoads()),
    recordAnomalies: await step.run('record-anomalies', () => forgetRecordAnomalies()),
    auditEvents: await step.run('audit-events', () => purgeAuditEvents()),
    jobs: await step.run('jobs', () => purgeJobs()),
  }),
)

const DAY = 86_400_000
const before = (days: number, now = realNow()) => new Date(now.getTime() - days * DAY)

const purgeRateBuckets = () => db.$executeRaw`delete from rate_bucket where expires_at < ${realNow()}`
const purgeLoginTickets = () => db.$executeRaw`delete from login_ticket where expires_at < ${before(1)}`
const purgeAuthAttempts = () => db.$executeRaw`delete from auth_attempt where expires_at < ${before(1)}`
const purgeChallenges = () => db.$executeRaw`delete from challenge where expires_at < ${before(1)}`
const purgeFormDrafts = () => db.$executeRaw`delete from form_draft where expires_at < ${realNow()}`
/** History of sign-ins: six months (identity.md §5.9). */
const purgeSessions = () => db.$executeRaw`delete from session where absolute_until < ${before(183)}`
const purgeDocuments = () => db.$executeRaw`delete from stored_document where expires_at < ${businessNow()}`

/** A file of marks or absences that nobody confirmed for a day. */
const cancelRecordLoads = () => db.$executeRaw`
  update record_load set state = 'CANCELLED', content = null, finished_at = ${businessNow()}
  where state = 'READY' and created_at < ${before(1)}`

/** The lines left out of a file name pupils: thirty days to correct them, then only their number stays. */
const forgetRecordAnomalies = () => db.$executeRaw`
  update record_load set anomalies = '[]'
  where finished_at < ${before(30, businessNow())} and anomalies <> '[]'`

/** What the journal has kept long enough (lib/audit/entries); a trigger refuses to delete anything younger. */
const purgeAuditEvents = () => db.$executeRaw`
  delete from audit_event where at < ${before(366)} or (category = 'session' and at < ${before(184)})`

/** Finished runs are shown to operators for 30 days, processed events protect their id for 30 days. */
async function purgeJobs() {
  const runs = await db.$executeRaw`delete from job_run where finished_at < ${before(30)}`
  const events = await db.$executeRaw`delete from job_event where processed_at < ${before(30)}`
  return runs + events
}
