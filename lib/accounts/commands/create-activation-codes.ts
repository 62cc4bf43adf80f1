import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { codeFromBytes } from '@/lib/platform/codes/domain/code'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { codeLookup, sealCode } from '../code-crypto'
import { MAY_HAVE_CAE, MAY_HAVE_CAR } from '../queries/may-have-code-sql'
import { assertActsForSchool } from '../scope'

export type CreateActivationCodes = {
  kind: 'CAR' | 'CAE'
  schoolId: string
  /** Guardianships for CAR, students for CAE. */
  holderIds: readonly string[]
  /** TS-47: the day after the creation, in Paris. */
  usableFrom: CivilDate
}

/** Holders treated together: what bounds the memory of a run of any size. */
const CHUNK = 2_000
/** Cryptographic operations in flight: enough to fill the thread pool, few enough to die young in memory. */
const TOGETHER = 64

/**
 * One code per holder that has no valid one, audited (TS-13: the named partial index refuses a second).
 * Holders of another school, and those who may not have one (TS-78), get nothing.
 * Returns how many were created. Runs in the caller's transaction: give a long run its own time-out.
 */
export async function createActivationCodes(tx: Tx, actor: Actor, input: CreateActivationCodes): Promise<number> {
  assertActsForSchool(actor, input.schoolId)
  const insertion = { createdAt: businessNow(), rows: [] as CodeRow[] }
  let created = 0
  for (let start = 0; start < input.holderIds.length; start += CHUNK) {
    const holders = await eligibleHolders(tx, input, input.holderIds.slice(start, start + CHUNK))
    // The codes of a chunk are drawn while PostgreSQL stores those of the chunk before.
    const [rows, count] = await Promise.all([drawCodes(holders), insertCodes(tx, actor, input, insertion)])
    insertion.rows = rows
    created += count
  }
  created += await insertCodes(tx, actor, input, insertion)
  if (created > 0)
    await recordAudit(tx, actor, {
      action: 'activation-code.created',
      kind: input.kind,
      count: created,
      schoolId: input.schoolId,
    })
  return created
}

type Holder = { holder: string; id: string }
type CodeRow = Holder & { hmac: string; encrypted: string; first4: string; last3: string }

/**
 * Re-selects the ids under the school, and gives each its future row's id: the copy is sealed to it. `offset 0` has the
 * index asked once per holder: with the statistics of a table that is being filled, PostgreSQL would compare every
 * holder with every code.
 */
function eligibleHolders(tx: Tx, { kind, schoolId }: CreateActivationCodes, ids: readonly string[]): Promise<Holder[]> {
  if (kind === 'CAE')
    return tx.$queryRaw<Holder[]>`
      select s.id as holder, uuid_v7() as id
      from student s
      where s.id = any(${ids}::uuid[]) and s.school_id = ${schoolId}::uuid and ${MAY_HAVE_CAE}
        and not exists (select from activation_code c where c.student_id = s.id and c.kind = 'CAE' and c.invalidated_at is null offset 0)`
  return tx.$queryRaw<Holder[]>`
    select g.id as holder, uuid_v7() as id
    from guardianship g
    join student s on s.id = g.student_id
    where g.id = any(${ids}::uuid[]) and g.school_id = ${schoolId}::uuid
      and ${MAY_HAVE_CAR}
      and not exists (select from activation_code c where c.guardianship_id = g.id and c.kind = 'CAR' and c.invalidated_at is null offset 0)`
}

async function drawCodes(holders: readonly Holder[]): Promise<CodeRow[]> {
  const random = crypto.getRandomValues(new Uint8Array(12 * holders.length))
  const rows: CodeRow[] = []
  for (let start = 0; start < holders.length; start += TOGETHER) {
    const batch = holders.slice(start, start + TOGETHER)
    rows.push(
      ...(await Promise.all(batch.map((holder, index) => drawCode(holder, random.subarray(12 * (start + index)))))),
    )
  }
  return rows
}

async function drawCode({ holder, id }: Holder, random: Uint8Array): Promise<CodeRow> {
  const code = codeFromBytes(random)
  const [hmac, encrypted] = await Promise.all([codeLookup(code), sealCode(code, id)])
  return { holder, id, hmac: hex(hmac), encrypted: hex(encrypted), first4: code.slice(0, 4), last3: code.slice(-3) }
}

type Insertion = { createdAt: Date; rows: readonly CodeRow[] }

function insertCodes(
  tx: Tx,
  actor: Actor,
  input: CreateActivationCodes,
  { createdAt, rows }: Insertion,
): Promise<number> {
  const holderColumn = Prisma.raw(input.kind === 'CAR' ? 'guardianship_id' : 'student_id')
  const conflict = Prisma.raw(
    input.kind === 'CAR'
      ? `(guardianship_id) where kind = 'CAR' and invalidated_at is null`
      : `(student_id) where kind = 'CAE' and invalidated_at is null`,
  )
  const column = (name: keyof CodeRow) => rows.map((row) => row[name])
  return tx.$executeRaw`
    insert into activation_code (id, kind, school_id, ${holderColumn}, hmac, encrypted, first4, last3, created_at, created_by_id, usable_from, expires_on)
    select n.id, ${input.kind}::activation_code_kind, school.id, n.holder, decode(n.hmac, 'hex'), decode(n.encrypted, 'hex'),
           n.first4, n.last3, ${createdAt}::timestamptz, ${actor.id}::uuid, ${input.usableFrom}::date,
           case when ${input.kind} = 'CAR' then ${input.usableFrom}::date + school.code_validity_days end
    from unnest(${column('id')}::uuid[], ${column('holder')}::uuid[], ${column('hmac')}::text[],
                ${column('encrypted')}::text[], ${column('first4')}::text[], ${column('last3')}::text[])
           as n(id, holder, hmac, encrypted, first4, last3)
    join school on school.id = ${input.schoolId}::uuid
    on conflict ${conflict} do nothing`
}

const HEX = Array.from({ length: 256 }, (_none, byte) => byte.toString(16).padStart(2, '0'))

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}
