import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { mailer, senderAddress } from '@/lib/notifications/mailer'
import { type Mailer, MailRefused, MailUncertain } from '@/lib/notifications/outcomes'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { buildSecurityEmail } from '../documents/security-email'

const securityChanged = eventType('accounts/security.changed', { schema: z.object({ noticeId: z.uuid() }) })

/** Tells the owner of an account that a way of signing in has changed. */
export const sendSecurityNoticeJob = inngest.createFunction(
  { id: 'accounts.send-security-notice', triggers: [securityChanged], retries: 4, concurrency: [{ limit: 10 }] },
  async ({ event, step }) => step.run('send', () => sendSecurityNotice(event.data.noticeId, mailer())),
)

type Outcome = 'sent' | 'refused' | 'uncertain' | 'nothing'

/**
 * Sends a message that still waits, then forgets it and its address. After a death between the two it leaves again under
 * the same key: through a relay, two messages are better than none.
 */
export async function sendSecurityNotice(noticeId: string, through: Mailer): Promise<Outcome> {
  const facts = await readNotice(noticeId)
  if (!facts) return 'nothing'
  const mail = await buildSecurityEmail(facts)
  const outcome = await through
    .send({
      ...mail,
      key: `security-notice-${noticeId}`,
      from: senderAddress(),
      fromName: 'Passerelle',
      to: facts.email,
    })
    .then(
      () => 'sent' as const,
      (error: unknown) => {
        if (error instanceof MailRefused) return 'refused' as const
        if (error instanceof MailUncertain) return 'uncertain' as const
        throw error
      },
    )
  await db.securityNotice.deleteMany({ where: { id: noticeId } })
  return outcome
}

async function readNotice(id: string) {
  const notice = await db.securityNotice.findUnique({
    where: { id },
    select: {
      change: true,
      happenedAt: true,
      email: true,
      account: {
        select: {
          firstName: true,
          familyName: true,
          profiles: { where: { kind: { notIn: ['GUARDIAN', 'STUDENT'] } }, select: { kind: true } },
          accesses: {
            where: { withdrawnAt: null },
            distinct: ['schoolId'],
            orderBy: { schoolId: 'asc' },
            select: { school: { select: { name: true, phone: true } } },
          },
        },
      },
    },
  })
  if (!notice) return null
  const { account, ...rest } = notice
  return {
    ...rest,
    name: [account.firstName, account.familyName].filter(Boolean).join(' '),
    family: account.profiles.length === 0,
    schools: account.accesses.map(({ school }) => school),
    siteUrl: env.PUBLIC_URL,
  }
}
