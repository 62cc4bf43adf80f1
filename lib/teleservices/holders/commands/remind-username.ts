import 'server-only'
import { type CodeHolder, lockHolder } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { REMIND } from '../messages'

/** Presses within this time send one message. */
const WINDOW_MS = 5 * 60_000

/** « Afficher l'identifiant »: what the school's help reads out. Never a password. Audited. */
export async function showUsername(actor: StaffActor, holder: CodeHolder): Promise<string> {
  return db.$transaction(async (tx) => {
    const { account } = await accountOf(tx, actor, holder)
    await recordAudit(tx, actor, { action: 'username.displayed', target: { type: 'account', id: account.id } })
    return account.username
  })
}

/** « Envoyer l'identifiant par courriel »: to the account's own address, by a job. */
export async function sendUsername(actor: StaffActor, holder: CodeHolder): Promise<void> {
  await db.$transaction(async (tx) => {
    const { codeId, account } = await accountOf(tx, actor, holder)
    if (!account.email) throw new Refusal('CLOSED', REMIND.noEmail)
    await recordAudit(tx, actor, { action: 'username.sent', target: { type: 'account', id: account.id } })
    await requestMessage(tx, {
      kind: 'teleservices.username',
      key: `username-${codeId}-${Math.floor(realNow().getTime() / WINDOW_MS)}`,
      about: { codeId },
    })
  })
}

/** The account that the holder's valid code opened, in the actor's school. Refuses NOTHING_TO_DO when there is none. */
export async function accountOf(tx: Tx, actor: StaffActor, holder: CodeHolder) {
  const { code } = await lockHolder(tx, actor, holder)
  const used = code && (await usedCode(tx, actor.schoolId, code.id))
  if (!code || !used?.usedBy) throw new Refusal('NOTHING_TO_DO', REMIND.noAccount)
  return { codeId: code.id, account: used.usedBy }
}

const usedCode = (tx: Tx, schoolId: string, id: string) =>
  tx.activationCode.findFirst({
    where: { id, schoolId, usedAt: { not: null } },
    select: { usedBy: { select: { id: true, username: true, usernameKey: true, email: true } } },
  })
