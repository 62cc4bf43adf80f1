import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { PublicActor } from '@/lib/auth/actor'
import { checkPassword } from '@/lib/auth/domain/password-policy'
import { issueLoginTicket } from '@/lib/auth/tickets'
import { businessNow, today } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hashPassword, verifyPassword } from '@/lib/platform/password'
import { type CodeRow, lockCode, stateOf } from '../code-facts'
import { USERNAME_MESSAGES, usernameKey } from '../domain/username'
import { ACTIVATION } from '../messages'
import { findHolder, type Holder } from '../queries/find-activation'
import { askEmailProof } from '../recovery/commands/propose-email'
import type { Answered } from './attach-siblings'
import { markUsed } from './mark-used'
import { openSiblings } from './open-siblings'
import { tellKnownAddress } from './tell-known-address'

export type OpenAccount = {
  /** A code whose check with the date of birth succeeded in this browser (lib/accounts/activation-progress). */
  codeId: string
  username: string
  password: string
  /** Facultatif; the account's alone once it is proved, never written back to what SIECLE says (TS-19). */
  email: string
  userAgent?: string
} & Answered

/** A double click answers twice the same thing during this time. */
const SAME_SUBMISSION = 5 * 60_000

/**
 * The last step, the only one that consumes: account, password, access, siblings, code used, in one transaction.
 * Returns a login ticket, and the token of the browser that will prove the address given, if there is one. Fifty
 * simultaneous submissions make one account.
 */
export async function openAccount(actor: PublicActor, input: OpenAccount): Promise<Opened> {
  const holder = await findHolder(input.codeId)
  if (!holder) throw new Refusal('EXPIRED', ACTIVATION.restart)
  if (holder.used) return openAgain(actor, input)
  const refused = checkPassword(input.password, { minLength: 12, context: [input.username, ...holder.knownWords] })
  if (refused) throw new Refusal('REJECTED', refused)
  const passwordHash = await hashPassword(input.password)
  const opened = await db.$transaction((tx) => redeem(tx, actor, { ...input, ...holder, passwordHash }))
  if (!opened) return openAgain(actor, input)
  const proof = opened.kind === 'CAR' && input.email ? await askEmailProof(opened.accountId, input.email) : null
  return { ticket: opened.ticket, proof }
}

export type Opened = { ticket: string; proof: string | null }

type Redemption = OpenAccount & Holder & { passwordHash: string }

/** Null when the code was used between the check and the lock. */
async function redeem(tx: Tx, actor: PublicActor, input: Redemption) {
  const code = await lockCode(tx, input.codeId)
  if (code?.usedAt) return null
  if (!code || code.gone || stateOf(code, today()) !== 'USABLE') throw new Refusal('EXPIRED', ACTIVATION.restart)
  const accountId = await insertAccount(tx, code.kind, input)
  await markUsed(tx, code, accountId)
  const entering = { kind: 'entering', id: accountId, ipPrefix: actor.ipPrefix } as const
  const { schoolId, guardianId } = code
  const { shown, notMine } = input
  const siblings = guardianId
    ? await openSiblings(tx, entering, { accountId, schoolId, guardianId, shown, notMine })
    : 0
  await recordAudit(tx, entering, {
    action: 'activation-code.redeemed',
    kind: code.kind,
    siblings,
    target: { type: 'activation-code', id: code.id },
    schoolId,
  })
  await tellKnownAddress(tx, accountId, code)
  const ticket = await issueTicket(tx, actor, { accountId, epoch: 0, kind: code.kind, userAgent: input.userAgent })
  return { ticket, accountId, kind: code.kind }
}

async function insertAccount(tx: Tx, kind: CodeRow['kind'], input: Redemption): Promise<string> {
  const username = input.username.trim()
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    with made as (
      insert into account (username, username_key, first_name, family_name, created_at)
      values (${username}, ${usernameKey(username)}, ${input.firstName}, ${input.familyName}, ${businessNow()}::timestamptz)
      on conflict (username_key) do nothing
      returning id
    ), profiled as (
      insert into profile (account_id, kind) select id, ${kind === 'CAR' ? 'GUARDIAN' : 'STUDENT'}::profile_kind from made
    ), secured as (
      insert into credential (account_id, password_hash) select id, ${input.passwordHash} from made
    )
    select id from made`
  if (!made) throw new Refusal('CONFLICT', USERNAME_MESSAGES.taken)
  return made.id
}

/** « Back », reload or double click: the same code, username and password just after open the same account again. */
async function openAgain(actor: PublicActor, input: OpenAccount): Promise<Opened> {
  const since = new Date(businessNow().getTime() - SAME_SUBMISSION)
  const code = await db.activationCode.findFirst({
    where: {
      id: input.codeId,
      usedVia: 'CODE',
      usedAt: { gt: since },
      usedBy: { usernameKey: usernameKey(input.username), status: 'ACTIVE' },
    },
    select: {
      kind: true,
      usedById: true,
      usedBy: { select: { epoch: true, credential: { select: { passwordHash: true } } } },
    },
  })
  const passwordHash = code?.usedBy?.credential?.passwordHash
  if (!code?.usedById || !code.usedBy || !passwordHash || !(await verifyPassword(passwordHash, input.password)))
    throw new Refusal('CONFLICT', ACTIVATION.used)
  const ticket = await issueTicket(db, actor, {
    ...{ accountId: code.usedById, epoch: code.usedBy.epoch },
    ...{ kind: code.kind, userAgent: input.userAgent },
  })
  return { ticket, proof: null }
}

type Entrance = { accountId: string; epoch: number; kind: CodeRow['kind']; userAgent?: string }

const issueTicket = (tx: Tx, actor: PublicActor, { accountId, epoch, kind, userAgent }: Entrance): Promise<string> =>
  issueLoginTicket(tx, {
    accountId,
    profile: kind === 'CAR' ? 'GUARDIAN' : 'STUDENT',
    amr: ['pwd'],
    epoch,
    userAgent,
    ipPrefix: actor.ipPrefix ?? undefined,
  })
