import 'server-only'
import { countSubject } from '@/lib/auth/address-limits'
import { tooManyFromHere } from '@/lib/auth/messages'
import { businessNow } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import { REMINDERS_ENOUGH } from '../../messages'

/** Distinct addresses asked for, by address of the client. */
const ASKINGS = { name: 'code-reminder', max: 30, windowSeconds: 3_600 } as const
/** Addresses told for one code. */
const PER_CODE = { max: 3, windowSeconds: 30 * 86_400 }

type Asked = { codeId: string; email: string /** Of the client, for the limits. */; address: string }

/**
 * « Prévenez-moi ce jour-là » (TS-47), of a code whose check with the date of birth succeeded in this browser. The job of
 * the morning sends it, without the code. Twice is once. Refuses TOO_MANY_ATTEMPTS.
 */
export async function askCodeReminder({ codeId, email, address }: Asked): Promise<void> {
  const counted = await countSubject(ASKINGS, address, await sha256Hex(email))
  if (!counted.allowed) throw new Refusal('TOO_MANY_ATTEMPTS', tooManyFromHere(counted.retryAfterSeconds))
  const known = await db.codeReminder.findUnique({ where: { codeId_email: { codeId, email } }, select: { id: true } })
  if (known) return
  if (!(await takeToken(`code-reminder:${codeId}`, PER_CODE)).allowed)
    throw new Refusal('TOO_MANY_ATTEMPTS', REMINDERS_ENOUGH)
  await db.codeReminder.createMany({ data: { codeId, email, askedAt: businessNow() }, skipDuplicates: true })
}
