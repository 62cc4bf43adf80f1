import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import { SAMPLE } from '../messages-sample'
import { getSampleIssuer } from '../queries/get-sample-issuer'

const LIMIT = { max: 5, windowSeconds: 600 }

/** The actor has an address of their own: without one, « M’envoyer un exemple » is not offered. */
export const hasOwnEmail = async ({ id }: StaffActor): Promise<boolean> =>
  (await db.account.count({ where: { id, email: { not: null } } })) > 0

/** « M’envoyer un exemple »: an e-mail to the actor's own address, with a code that opens nothing. Notifies nobody. */
export async function requestSample(actor: StaffActor): Promise<{ to: string }> {
  await getSampleIssuer(actor)
  const { email } = await db.account.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
  if (!email) throw new Refusal('REJECTED', SAMPLE.noEmail)
  const { allowed } = await takeToken(`sample:${actor.id}`, LIMIT)
  if (!allowed) throw new Refusal('TOO_MANY_ATTEMPTS', SAMPLE.tooMany)
  await db.$transaction(async (tx) => {
    await recordAudit(tx, actor, { action: 'notification.sample-sent' })
    await requestMessage(tx, {
      kind: 'teleservices.sample',
      key: crypto.randomUUID(),
      about: { accountId: actor.id, schoolId: actor.schoolId },
    })
  })
  return { to: email }
}
