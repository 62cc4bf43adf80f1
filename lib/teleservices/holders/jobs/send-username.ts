import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { MailRefused, senderAddress, sendMail } from '@/lib/notifications/mailer'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { getLetterIssuer } from '../../letters/queries/get-letter-issuer'
import { buildUsernameEmail } from '../../letters/username-email'

const usernameAsked = eventType('teleservices/username.asked', { schema: z.object({ codeId: z.uuid() }) })

/** Sends the identifier of the account that a code opened, to that account's own address. */
export const sendUsernameJob = inngest.createFunction(
  { id: 'teleservices.send-username', triggers: [usernameAsked], retries: 4 },
  async ({ event, step }) =>
    step.run('send', async () => ({ sent: await mailUsername(event.data.codeId, event.id ?? event.data.codeId) })),
)

/** False when the account or its address went meanwhile, or when the address is refused for good. */
export async function mailUsername(codeId: string, key: string): Promise<boolean> {
  const code = await db.activationCode.findFirst({
    where: { id: codeId, invalidatedAt: null, usedBy: { status: 'ACTIVE' } },
    select: {
      schoolId: true,
      usedBy: { select: { username: true, email: true, firstName: true, familyName: true } },
    },
  })
  if (!code?.usedBy?.email) return false
  const { username, email, firstName, familyName } = code.usedBy
  const issuer = await getLetterIssuer(db, { schoolId: code.schoolId, at: businessNow() })
  const mail = await buildUsernameEmail(issuer, {
    name: [firstName, familyName].filter(Boolean).join(' '),
    username,
  })
  try {
    await sendMail({
      ...mail,
      key,
      from: senderAddress(),
      fromName: issuer.schoolName,
      to: email,
      replyTo: issuer.email ?? undefined,
    })
    return true
  } catch (error) {
    if (error instanceof MailRefused) return false
    throw error
  }
}
