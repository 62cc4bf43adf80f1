import 'server-only'
import { isRefusal, noCodeReason } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { type NameBeginning, nameBeginnings } from '@/lib/platform/names/domain/name-search'
import { nameAnswers, nameOrder } from '@/lib/platform/names/name-sql'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { type Page, pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import { PRESENT } from '@/lib/schools'
import { type CodeSituation, codeSituation, type NewestCode } from '../domain/code-situation'
import { type FoundBy, foundBy, isNobodysName } from '../domain/found-by'
import type { HolderSearch } from '../schemas'

export type FoundHolder = {
  /** The couple for a CAR, the pupil for a CAE. */
  holderId: string
  /** « NOM Prénom (division) » (TS-114). */
  student: string
  /** Null in the list of pupils. */
  guardian: string | null
  legalRank: number | null
  situation: CodeSituation
  /** Why it answers the search, when the name shown does not tell. */
  foundBy: FoundBy | null
}

type Scope = Pick<StaffActor, 'schoolId'>
type Names = readonly NameBeginning[]

/** « Gérer un CAR » (TS-97): couples whose pupil or responsable has names that begin so; 50 a page. */
export const searchCouples = async (actor: Scope, search: HolderSearch): Promise<Page<FoundHolder>> =>
  toPage(await db.$queryRaw<Row[]>(searchSql('CAR', actor, search)), search)

/** « Gérer un CAE » (TS-113, TS-114). */
export const searchPupils = async (actor: Scope, search: HolderSearch): Promise<Page<FoundHolder>> =>
  toPage(await db.$queryRaw<Row[]>(searchSql('CAE', actor, search)), search)

/**
 * The statement itself, for the bench that counts what it reads. A name enters by the index of its key; without one, the
 * pupils of the year are listed by MEF or division. Whoever left is found by name only.
 */
export function searchSql(kind: 'CAR' | 'CAE', { schoolId }: Scope, search: HolderSearch): Prisma.Sql {
  const names = nameBeginnings(search.nom)
  const holders = kind === 'CAR' ? couplesIn(schoolId, names) : pupilsIn(schoolId, names)
  const owner = kind === 'CAR' ? Prisma.sql`guardianship_id` : Prisma.sql`student_id`
  return Prisma.sql`
    with found as materialized (
      select h.*, d.code as division
      from (${holders}) h
      left join enrollment e on e.student_id = h.student_id and e.current
      left join division d on d.id = e.division_id
      where ${populationOf(search, names)}
    ),
    counted as (select count(*)::int as total from found),
    asked as (
      select total, ${pageOf(search.page, Prisma.sql`total`)} as page from counted
    )
    select asked.total, asked.page, line.*, c.valid, c.used, c.suspended, c.notified, c.reason
    from asked
    left join lateral (
      select * from found order by ${ORDER} ${linesOf(Prisma.sql`asked.page`)}
    ) line on true
    left join lateral (
      select invalidated_at is null as valid, used_at is not null as used, suspended_at is not null as suspended,
             notified_at is not null as notified, invalidation_reason::text as reason
      from activation_code where ${owner} = line.holder_id
      order by created_at desc, id desc limit 1
    ) c on true
    order by ${ORDER}`
}

const ORDER = Prisma.sql`${nameOrder(Prisma.sql`s_key`, Prisma.sql`s_first_key`)}, legal_rank nulls last, holder_id`

const STUDENT = Prisma.sql`s.id as student_id, s.left_on is not null as left, s.deceased,
  s.family_name as s_family_name, s.usage_name as s_usage_name, s.first_name as s_first_name,
  coalesce(s.usage_name_key, s.family_name_key) as s_key, s.first_name_key as s_first_key`

function pupilsIn(schoolId: string, names: Names): Prisma.Sql {
  return Prisma.sql`
    select s.id as holder_id, null::int as legal_rank, null as kinship_code, false as ended, ${STUDENT},
           null as g_family_name, null as g_usage_name, null as g_first_name
    from student s
    where s.school_id = ${schoolId}::uuid and ${names.length > 0 ? named(Prisma.sql`s`, names) : Prisma.sql`${PRESENT}`}`
}

/** Found by the pupil, or by the responsable: each enters by its own index, and no couple comes twice. */
function couplesIn(schoolId: string, names: Names): Prisma.Sql {
  const ids =
    names.length > 0
      ? Prisma.sql`g.id in (
        select by_pupil.id from student s join guardianship by_pupil on by_pupil.student_id = s.id
        where s.school_id = ${schoolId}::uuid and by_pupil.school_id = s.school_id and ${named(Prisma.sql`s`, names)}
        union
        select by_guardian.id from guardian u join guardianship by_guardian on by_guardian.guardian_id = u.id
        where u.school_id = ${schoolId}::uuid and by_guardian.school_id = u.school_id and ${named(Prisma.sql`u`, names)})`
      : Prisma.sql`${PRESENT} and g.ended_on is null`
  return Prisma.sql`
    select g.id as holder_id, g.legal_rank, g.kinship_code, g.ended_on is not null as ended, ${STUDENT},
           u.family_name as g_family_name, u.usage_name as g_usage_name, u.first_name as g_first_name
    from guardianship g
    join student s on s.id = g.student_id
    join guardian u on u.id = g.guardian_id
    where g.school_id = ${schoolId}::uuid and ${ids}`
}

/** Birth name or used name, of a pupil or of a responsable. */
const named = (person: Prisma.Sql, names: Names): Prisma.Sql =>
  nameAnswers(
    {
      family: [Prisma.sql`${person}.family_name_key`, Prisma.sql`${person}.usage_name_key`],
      first: Prisma.sql`${person}.first_name_key`,
    },
    names,
  )

function populationOf({ nom, mef, division }: HolderSearch, names: Names): Prisma.Sql {
  if (isNobodysName(nom)) return Prisma.sql`false`
  const asked = [
    ...(mef ? [Prisma.sql`e.mef_code = ${mef}`] : []),
    ...(division ? [Prisma.sql`d.code = ${division}`] : []),
    ...(names.length > 0 ? [] : [Prisma.sql`e.id is not null`]),
  ]
  return asked.length > 0 ? Prisma.join(asked, ' and ') : Prisma.sql`true`
}

type Row = { total: number; page: number } & (Line | { [Key in keyof Line]: null })
type Line = {
  holder_id: string
  legal_rank: number | null
  kinship_code: string | null
  ended: boolean
  left: boolean
  deceased: boolean
  division: string | null
  s_family_name: string
  s_usage_name: string | null
  s_first_name: string
  g_family_name: string | null
  g_usage_name: string | null
  g_first_name: string | null
  valid: boolean | null
  used: boolean | null
  suspended: boolean | null
  notified: boolean | null
  reason: string | null
}

function toPage(rows: Row[], { nom, page }: HolderSearch): Page<FoundHolder> {
  const [first] = rows
  const total = first?.total ?? 0
  return {
    rows: rows.flatMap((row) => (row.holder_id === null ? [] : toHolder(row, nom))),
    total,
    page: first?.page ?? page,
    pageCount: pageCount(total),
  }
}

function toHolder(row: Line, nom: string): FoundHolder {
  const pupil = { familyName: row.s_family_name, usageName: row.s_usage_name, firstName: row.s_first_name }
  const student = staffName(pupil)
  const guardian = row.g_family_name
    ? { familyName: row.g_family_name, usageName: row.g_usage_name, firstName: row.g_first_name ?? '' }
    : null
  return {
    holderId: row.holder_id,
    student: row.division ? `${student} (${row.division})` : student,
    guardian: guardian && staffName(guardian),
    foundBy: foundBy(nom, { student: pupil, guardian }),
    legalRank: row.legal_rank,
    situation: codeSituation(
      row.valid === null ? null : newestOf(row),
      noCodeReason({
        ...row,
        kind: guardian ? 'CAR' : 'CAE',
        legalRank: row.legal_rank,
        kinshipCode: row.kinship_code,
      }),
    ),
  }
}

const newestOf = (row: Line): NewestCode => ({
  valid: row.valid ?? false,
  used: row.used ?? false,
  suspended: row.suspended ?? false,
  notified: row.notified ?? false,
  refused: isRefusal(row.reason),
})
