import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { type CodeState, codeState } from './domain/code-states'
import { HOLDER_MAY_HAVE_CODE } from './queries/may-have-code-sql'

/** A code with what its activation needs to know, read under a lock or not. */
export type CodeRow = {
  id: string
  kind: 'CAR' | 'CAE'
  schoolId: string
  academieId: string
  phone: string | null
  guardianshipId: string | null
  guardianId: string | null
  studentId: string
  birthDate: CivilDate
  /** Its holder may no longer have one: the pupil left, the guardian is no longer légal 1 or 2. */
  gone: boolean
  usableFrom: CivilDate
  expiresOn: CivilDate | null
  usedAt: Date | null
  usedById: string | null
  suspendedAt: Date | null
  invalidatedAt: Date | null
  replicatedOn: CivilDate | null
}

const columns = Prisma.sql`
  c.id, c.kind, c.school_id as "schoolId", sc.academie_id as "academieId", sc.phone, c.guardianship_id as "guardianshipId",
  g.guardian_id as "guardianId", s.id as "studentId", s.birth_date::text as "birthDate",
  not (${HOLDER_MAY_HAVE_CODE}) as gone,
  c.usable_from::text as "usableFrom", c.expires_on::text as "expiresOn", c.used_at as "usedAt", c.used_by_id as "usedById",
  c.suspended_at as "suspendedAt", c.invalidated_at as "invalidatedAt", sc.replicated_on::text as "replicatedOn"
  from activation_code c
  left join guardianship g on g.id = c.guardianship_id
  join student s on s.id = coalesce(c.student_id, g.student_id)
  join school sc on sc.id = c.school_id`

/** The code of that keyed hash, locked until the transaction ends: tries on one code follow one another. */
export async function lockCodeByHash(tx: Tx, hmac: Uint8Array<ArrayBuffer>): Promise<CodeRow | null> {
  const [row] = await tx.$queryRaw<CodeRow[]>`select ${columns} where c.hmac = ${hmac} for update of c`
  return row ?? null
}

/**
 * The code of that row, locked until the transaction ends. Its guardian first: two codes of one family, used at the same
 * instant, wait for each other instead of each holding what the other needs.
 */
export async function lockCode(tx: Tx, id: string): Promise<CodeRow | null> {
  await tx.$queryRaw`
    select p.id from activation_code c
    join guardianship g on g.id = c.guardianship_id
    join guardian p on p.id = g.guardian_id
    where c.id = ${id}::uuid
    for no key update of p`
  const [row] = await tx.$queryRaw<CodeRow[]>`select ${columns} where c.id = ${id}::uuid for update of c`
  return row ?? null
}

export async function findCode(tx: Tx, id: string): Promise<CodeRow | null> {
  const [row] = await tx.$queryRaw<CodeRow[]>`select ${columns} where c.id = ${id}::uuid`
  return row ?? null
}

export const stateOf = (row: CodeRow, today: CivilDate): CodeState =>
  codeState(row, { today, replicatedOn: row.replicatedOn })
