import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { FamilyActor } from '@/lib/auth/actor'
import { closeChallenges } from '@/lib/auth/challenges/spend'
import { revokeSessions } from '@/lib/auth/revoke'
import { tellOwner } from '@/lib/auth/security-notices'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import { EMAIL_CHANGED_OFTEN, PUPIL_WITHOUT_EMAIL } from '../../messages'

/** Each tells the address that is left. */
const LIMIT = { max: 10, windowSeconds: 86_400 }

/**
 * TS-19: the account's own address; what the school knows of the person is not touched. Empty removes it. Codes that
 * open the account go there: the caller has asked for a recent sign-in and proved the address (`proposeEmail`,
 * `confirmEmail`), the address that is left is told, and the other sessions end.
 */
export async function changeEmail(actor: FamilyActor, { email }: { email: string }): Promise<void> {
  if (actor.profile === 'STUDENT') throw new Refusal('FORBIDDEN', PUPIL_WITHOUT_EMAIL)
  const address = email.trim() || null
  const account = await db.account.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
  if (account.email === address) return
  if (!(await takeToken(`change-email:${actor.id}`, LIMIT)).allowed)
    throw new Refusal('TOO_MANY_ATTEMPTS', EMAIL_CHANGED_OFTEN)
  await db.$transaction((tx) => writeEmail(tx, actor, address))
}

/** The address is written, the one that is left is told, and the other sessions end. */
export async function writeEmail(tx: Tx, actor: FamilyActor, address: string | null): Promise<void> {
  const left = await replaceEmail(tx, actor.id, address)
  if (!left) return
  await closeChallenges(tx, actor.id)
  await recordAudit(tx, actor, { action: 'account.email-changed' })
  const kept = { session: actor.sessionId }
  await revokeSessions(tx, actor, { accountId: actor.id, kept, reason: 'email-changed' })
  if (left.email) await tellOwner(tx, { accountId: actor.id, change: 'EMAIL_LEFT', email: left.email })
}

/** The address that was replaced; undefined when another request has just written the same one. */
async function replaceEmail(tx: Tx, id: string, email: string | null): Promise<{ email: string | null } | undefined> {
  const [left] = await tx.$queryRaw<{ email: string | null }[]>`
    with before as (select id, email from account where id = ${id}::uuid for no key update)
    update account set email = ${email} from before
    where account.id = before.id and before.email is distinct from ${email}
    returning before.email`
  return left
}
