import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { FamilyActor, PublicActor } from '@/lib/auth/actor'
import { countSubject } from '@/lib/auth/address-limits'
import { tooManyFromHere } from '@/lib/auth/messages'
import { businessNow, today } from '@/lib/platform/clock'
import { toBase64Url } from '@/lib/platform/crypto'
import type { CivilDate } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import { codeLookup } from '../code-crypto'
import { type CodeRow, lockCodeByHash, stateOf } from '../code-facts'
import { MAX_WRONG_DATES } from '../domain/code-states'
import { ACTIVATION, suspendedMessage, usedMessage } from '../messages'
import { NotYetUsable } from '../not-yet-usable'

/** Distinct codes that fail, by address: a computer room, a mobile operator. Each code has its own limit of wrong dates. */
const FAILING_CODES = { name: 'activation.failing-codes', max: 30, windowSeconds: 3_600 } as const
/** What is said of a closed code to who knows the date would otherwise let dates be guessed one after the other. */
const CLOSED_TRIES = { max: 5, windowSeconds: 86_400 }

export type CodeAndDate = { code: string; birthDate: CivilDate /** Of the client, for the limits. */; address: string }

/**
 * The one check of a code (13 characters, its check character verified) with the date of birth. Returns the code's row
 * when it can be used now; throws a Refusal otherwise: generic unless both are right (README, decision 3). Consumes
 * nothing; the fifth wrong date suspends the code.
 */
export async function checkCodeAndDate(actor: PublicActor | FamilyActor, input: CodeAndDate): Promise<CodeRow> {
  const hmac = await codeLookup(input.code)
  const found = await db.$transaction((tx) => compare(tx, actor, { hmac, birthDate: input.birthDate }))
  if (!found || !(await mayAnswer(found)) || found.birthDate !== input.birthDate)
    throw await failing(hmac, input.address)
  return refuseUnlessUsable(found, actor)
}

/** Counted once it has failed: a right code with a right date passes, whatever others did from that address. */
async function failing(hmac: Uint8Array, address: string): Promise<Refusal> {
  const counted = await countSubject(FAILING_CODES, address, toBase64Url(new Uint8Array(hmac)))
  return counted.allowed
    ? new Refusal('REJECTED', ACTIVATION.wrong)
    : new Refusal('TOO_MANY_ATTEMPTS', tooManyFromHere(counted.retryAfterSeconds))
}

const isClosed = (row: CodeRow): boolean => row.usedAt !== null || row.suspendedAt !== null

async function mayAnswer(row: CodeRow): Promise<boolean> {
  return !isClosed(row) || (await takeToken(`activation.closed:${row.id}`, CLOSED_TRIES)).allowed
}

type Comparison = { hmac: Uint8Array<ArrayBuffer>; birthDate: CivilDate }

/** The code, a wrong date counted on it. Never throws: the count must be committed. */
async function compare(
  tx: Tx,
  actor: PublicActor | FamilyActor,
  { hmac, birthDate }: Comparison,
): Promise<CodeRow | null> {
  const row = await lockCodeByHash(tx, hmac)
  if (!row || row.invalidatedAt || row.gone) return null
  if (row.birthDate !== birthDate && !isClosed(row)) await countWrongDate(tx, actor, row)
  return row
}

async function countWrongDate(tx: Tx, actor: PublicActor | FamilyActor, row: CodeRow): Promise<void> {
  const [counted] = await tx.$queryRaw<{ suspended: boolean }[]>`
    update activation_code
    set wrong_dates = wrong_dates + 1,
        suspended_at = case when wrong_dates + 1 >= ${MAX_WRONG_DATES} then ${businessNow()}::timestamptz end
    where id = ${row.id}::uuid
    returning suspended_at is not null as suspended`
  if (counted?.suspended)
    await recordAudit(tx, actor, {
      action: 'activation-code.suspended',
      target: { type: 'activation-code', id: row.id },
      schoolId: row.schoolId,
    })
}

function refuseUnlessUsable(row: CodeRow, actor: PublicActor | FamilyActor): CodeRow {
  switch (stateOf(row, today())) {
    case 'USABLE':
      return row
    case 'CREATED':
      throw new NotYetUsable(row.id, today() < row.usableFrom ? row.usableFrom : null)
    case 'USED':
      throw new Refusal(
        'CONFLICT',
        actor.id !== null && row.usedById === actor.id ? ACTIVATION.alreadyYours : usedMessage(row.phone),
      )
    case 'SUSPENDED':
      throw new Refusal('CLOSED', suspendedMessage(row.phone))
    case 'EXPIRED':
      throw new Refusal('EXPIRED', ACTIVATION.expired)
    case 'INVALIDATED':
      throw new Refusal('REJECTED', ACTIVATION.wrong)
  }
}
