import 'server-only'
import { today } from '@/lib/platform/clock'
import { db, Prisma } from '@/lib/platform/db'
import { WITH_ITS_HOLDER } from '@/lib/schools'
import { findCode, stateOf } from '../code-facts'
import { type KnownPeople, knownWordsOf } from '../domain/known-words'
import { firstFreeUsername, suggestUsername, usernameKey } from '../domain/username'
import { attachableCouples } from './siblings-sql'

/** A code whose check succeeded, as the next steps of its activation show it. */
export type Activation = {
  codeId: string
  kind: 'CAR' | 'CAE'
  schoolId: string
  /** The pupil of the code; read the names in the families' schema. */
  studentId: string
  siblings: { guardianshipId: string; studentId: string }[]
}

/** Null when the code can no longer be used: used meanwhile, withdrawn, suspended. */
export async function findActivation(codeId: string): Promise<Activation | null> {
  const row = await findCode(db, codeId)
  if (!row || row.gone || stateOf(row, today()) !== 'USABLE') return null
  const { kind, schoolId, studentId, guardianId, guardianshipId } = row
  if (!guardianId) return { codeId, kind, schoolId, studentId, siblings: [] }
  const where = Prisma.sql`g.guardian_id = ${guardianId}::uuid and g.school_id = ${schoolId}::uuid and g.id <> ${guardianshipId}::uuid`
  const couples = await db.$queryRaw<{ id: string; student_id: string }[]>`
    select id, student_id from (${attachableCouples(today(), where)}) t order by id`
  const siblings = couples.map((couple) => ({ guardianshipId: couple.id, studentId: couple.student_id }))
  return { codeId, kind, schoolId, studentId, siblings }
}

/** The person who holds a code: for the proposed username, the account's names, and what a password may not repeat. */
export type Holder = {
  firstName: string
  familyName: string
  /** Words of the person, the child and the school that everybody knows. */
  knownWords: string[]
  /** The code was used since. */
  used: boolean
}

/** `KnownPeople` of the code or the access `x`. */
const KNOWN = Prisma.sql`
  coalesce(p.first_name, s.first_name) as "firstName",
  coalesce(nullif(p.usage_name, ''), p.family_name, nullif(s.usage_name, ''), s.family_name) as "familyName",
  s.first_name as "studentFirstName", s.family_name as "studentFamilyName", s.birth_date::text as "birthDate",
  sc.name as "schoolName", sc.uai, sc.city`
const WITH_ITS_PEOPLE = Prisma.sql`
  ${WITH_ITS_HOLDER}
  left join guardian p on p.id = g.guardian_id
  join school sc on sc.id = x.school_id`

export async function findHolder(codeId: string): Promise<Holder | null> {
  const [row] = await db.$queryRaw<(KnownPeople & { used: boolean })[]>`
    select ${KNOWN}, x.used_at is not null as used from activation_code x ${WITH_ITS_PEOPLE}
    where x.id = ${codeId}::uuid`
  if (!row) return null
  const { firstName, familyName, used } = row
  return { firstName, familyName, used, knownWords: knownWordsOf(row) }
}

/** The same words for an account: of all the pupils that it reads now. */
export async function listKnownWords(accountId: string): Promise<string[]> {
  const rows = await db.$queryRaw<KnownPeople[]>`
    select ${KNOWN} from access x ${WITH_ITS_PEOPLE} where x.account_id = ${accountId}::uuid and x.withdrawn_at is null`
  return rows.flatMap(knownWordsOf)
}

/** First proposal that nobody has. */
export async function proposeUsername(holder: { firstName: string; familyName: string }): Promise<string> {
  const base = suggestUsername(holder)
  const like = await db.account.findMany({
    where: { usernameKey: { startsWith: usernameKey(base) } },
    select: { usernameKey: true },
    take: 1_000,
  })
  return firstFreeUsername(base, new Set(like.map((account) => account.usernameKey)))
}
