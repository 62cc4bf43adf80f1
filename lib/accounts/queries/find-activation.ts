import 'server-only'
import { today } from '@/lib/platform/clock'
import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import { findCode, stateOf } from '../code-facts'
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

type HolderRow = {
  firstName: string
  familyName: string
  studentFirstName: string
  studentFamilyName: string
  birthDate: CivilDate
  schoolName: string
  uai: string
  city: string | null
  used: boolean
}

export async function findHolder(codeId: string): Promise<Holder | null> {
  const [row] = await db.$queryRaw<HolderRow[]>`
    select coalesce(p.first_name, s.first_name) as "firstName",
           coalesce(nullif(p.usage_name, ''), p.family_name, nullif(s.usage_name, ''), s.family_name) as "familyName",
           s.first_name as "studentFirstName", s.family_name as "studentFamilyName", s.birth_date::text as "birthDate",
           sc.name as "schoolName", sc.uai, sc.city, c.used_at is not null as used
    from activation_code c
    left join guardianship g on g.id = c.guardianship_id
    left join guardian p on p.id = g.guardian_id
    join student s on s.id = coalesce(c.student_id, g.student_id)
    join school sc on sc.id = c.school_id
    where c.id = ${codeId}::uuid`
  if (!row) return null
  const { firstName, familyName, used } = row
  const words = [firstName, familyName, row.studentFirstName, row.studentFamilyName, row.schoolName, row.uai, row.city]
  return {
    firstName,
    familyName,
    used,
    knownWords: [...birthForms(row.birthDate), ...words].flatMap((word) => word ?? []),
  }
}

/** 27/03/2010 as people type it. */
const birthForms = (date: CivilDate): string[] => {
  const digits = frenchDate(date).replaceAll('/', '')
  return [digits, date.replaceAll('-', ''), digits.slice(0, 4) + digits.slice(6)]
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
