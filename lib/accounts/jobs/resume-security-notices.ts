import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { emit } from '@/lib/jobs/send'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** Every hour: tries again what no relay took, and gives it up after a week. */
export const resumeSecurityNoticesJob = inngest.createFunction(
  { id: 'accounts.resume-security-notices', triggers: [cron('TZ=Europe/Paris 40 * * * *')], concurrency: 1 },
  async ({ step }) => ({ woken: await step.run('wake', () => wakeSecurityNotices()) }),
)

const HOUR = 3_600_000
/** The job's own retries are over by then. */
const QUIET_MS = HOUR / 2
const KEPT_MS = 7 * 24 * HOUR

export async function wakeSecurityNotices(): Promise<number> {
  const now = realNow().getTime()
  return db.$transaction(async (tx) => {
    await tx.securityNotice.deleteMany({ where: { happenedAt: { lt: new Date(now - KEPT_MS) } } })
    const waiting = await tx.securityNotice.findMany({
      where: { happenedAt: { lt: new Date(now - QUIET_MS) } },
      select: { id: true },
    })
    const hour = Math.floor(now / HOUR)
    const events = waiting.map(({ id }) => ({
      name: 'accounts/security.changed',
      data: { noticeId: id },
      id: `security-notice-${id}-${hour}`,
    }))
    await emit(tx, ...events)
    return events.length
  })
}
