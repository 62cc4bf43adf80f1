import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { senderAddress, sendMail } from '@/lib/notifications/mailer'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { typographic } from '@/lib/platform/text'
import { buildCarEmail } from '../../letters/car-email'
import { EXAMPLE, SAMPLE_FAMILY, sampleChild } from '../../letters/sample-letter'
import { getSampleIssuer } from '../queries/get-sample-issuer'

const Sample = z.object({ accountId: z.uuid(), schoolId: z.uuid(), key: z.uuid() })
type Sample = z.output<typeof Sample>
const sampleRequested = eventType('teleservices/sample.requested', { schema: Sample })

export const sendSampleJob = inngest.createFunction(
  { id: 'teleservices.send-sample', triggers: [sampleRequested], retries: 1 },
  async ({ event, step }) => step.run('send', () => sendSample(event.data)),
)

/** The e-mail that a responsable would receive, to a member of staff who asked to see it. */
export async function sendSample({ accountId, schoolId, key }: Sample): Promise<{ sent: boolean }> {
  const account = await db.account.findFirst({
    where: { id: accountId, memberships: { some: { schoolId } } },
    select: { email: true },
  })
  if (!account?.email) return { sent: false }
  const issuer = await getSampleIssuer({ schoolId })
  const mail = await buildCarEmail(issuer, {
    guardianFamily: SAMPLE_FAMILY,
    children: [sampleChild(addDays(today(), 1))],
  })
  await sendMail({
    ...mail,
    subject: typographic(`${EXAMPLE.mark} : ${mail.subject}`),
    key,
    from: senderAddress(),
    fromName: issuer.schoolName,
    to: account.email,
  })
  return { sent: true }
}
