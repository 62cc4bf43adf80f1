import 'server-only'
import { cron } from 'inngest'
import { purgeAuthAttempts, purgeChallenges, purgeFormDrafts, purgeLoginTickets, purgeSessions } from '@/lib/auth/purge'
import { businessNow, daysBefore, realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { inngest } from '../client'

/**
 * Every night: forgets what has no use any more. Set-based, and again the next night if it is cut. `purges`: those of the
 * contexts, by the name of their step.
 */
export const sweepOf = (purges: Record<string, () => Promise<number>>) =>
  inngest.createFunction(
    {
      id: 'platform.sweep',
      triggers: [cron('TZ=Europe/Paris 30 3 * * *')],
      concurrency: 1,
    },
    async ({ step }) => {
      const counts: Record<string, number> = {}
      for (const [name, purge] of Object.entries({ ...OWN, ...purges })) counts[name] = await step.run(name, purge)
      return counts
    },
  )

const purgeRateBuckets = () => db.$executeRaw`delete from rate_bucket where expires_at < ${realNow()}`
const purgeDocuments = () => db.$executeRaw`delete from stored_document where expires_at < ${businessNow()}`

/** What the journal has kept long enough (lib/audit/entries); a trigger refuses to delete anything younger. */
const purgeAuditEvents = () => db.$executeRaw`
  delete from audit_event where at < ${daysBefore(366)} or (category = 'session' and at < ${daysBefore(184)})`

/** Finished runs are shown to operators for 30 days, processed events protect their id for 30 days. */
async function purgeJobs() {
  const runs = await db.$executeRaw`delete from job_run where finished_at < ${daysBefore(30)}`
  const events = await db.$executeRaw`delete from job_event where processed_at < ${daysBefore(30)}`
  return runs + events
}

const OWN: Record<string, () => Promise<number>> = {
  rateBuckets: purgeRateBuckets,
  loginTickets: purgeLoginTickets,
  authAttempts: purgeAuthAttempts,
  challenges: purgeChallenges,
  formDrafts: purgeFormDrafts,
  sessions: purgeSessions,
  documents: purgeDocuments,
  auditEvents: purgeAuditEvents,
  jobs: purgeJobs,
}
