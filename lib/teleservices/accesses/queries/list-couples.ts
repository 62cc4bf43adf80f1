import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import type { AccessState } from '../domain/access-changes'
import type { AccessSearch } from '../schemas'
import { ACCESS_TICKS } from '../selection'
import { couplesOf, EDITABLE, GRANTED, namedCouplesOf } from './couples-sql'

export type Couple = {
  id: string
  /** « NOM Prénom (division) » (TS-72). */
  student: string
  guardian: string
  legalRank: number
  state: AccessState
  codeCreatedAt: Date | null
  notifiedAt: Date | null
  /** One line, or null when there is none. */
  address: string | null
  /** Unsaved tick of this person, kept on the server; null when it is as stored. */
  draft: boolean | null
}

export type Pending = { create: number; remove: number }

export type CouplePage = {
  rows: Couple[]
  total: number
  page: number
  pageCount: number
  /** Results of the search before the filter on légal 1 and légal 2 (TS-71). */
  legal1: number
  legal2: number
  /** Lines of the whole result that can be ticked or unticked. */
  editable: number
  /** Accesses among them, not unticked yet: what « Tout décocher » would withdraw. */
  granted: number
  /** Unsaved changes of this person in the whole school, this search or not. */
  pending: Pending
}

/** One page of « Créer les accès en masse » with all its counts, in one statement. */
export async function listCouples(actor: StaffActor, search: AccessSearch): Promise<CouplePage> {
  return toPage(await db.$queryRaw<Found[]>(couplePageSql(actor, search)))
}

/**
 * The statement itself, for the bench that counts what it reads. What only fifty lines show is looked up last, line by
 * line (`limit 1`); the responsable is joined to every couple only to sort by name.
 */
export function couplePageSql(actor: Pick<StaffActor, 'id' | 'schoolId'>, search: AccessSearch): Prisma.Sql {
  const couples = search.tri === 'responsable' ? namedCouplesOf(actor.schoolId) : couplesOf(actor.schoolId)
  const page = pageOf(search.page, Prisma.sql`counts.total`)
  return Prisma.sql`
    with marked as materialized (
      select couples.id, legal_rank, guardian_id, student_id, division, state, told_code_id,
             ${sortKeys(search)}, draft.ticked as wanted, ${matching(search)} as matches
      from (${couples}) couples
      left join (${ACCESS_TICKS.ticksOf(actor)}) draft on draft.item_id = couples.id
    ),
    counts as (
      select count(*) filter (where matches and legal_rank = 1)::int as legal1,
             count(*) filter (where matches and legal_rank = 2)::int as legal2,
             count(*) filter (where matches and ${picked(search)})::int as total,
             count(*) filter (where matches and ${picked(search)} and ${EDITABLE})::int as editable,
             count(*) filter (where matches and ${picked(search)} and state = 'CREATED' and wanted is not false)::int as granted,
             count(*) filter (where wanted and state = 'NONE')::int as pending_create,
             count(*) filter (where not wanted and state = 'CREATED')::int as pending_remove
      from marked
    )
    select counts.*, ${page} as page,
           line.id, line.legal_rank, line.division, line.state, line.wanted, c.notified_at,
           case when c.invalidated_at is null then c.created_at end as code_created_at,
           s.family_name as s_family_name, s.usage_name as s_usage_name, s.first_name as s_first_name,
           u.family_name as g_family_name, u.usage_name as g_usage_name, u.first_name as g_first_name,
           ${ADDRESS} as address
    from counts
    left join lateral (
      select * from marked line
      where matches and ${picked(search)}
      order by ${order(search)}
      ${linesOf(page)}
    ) line on true
    left join lateral (select * from student where id = line.student_id limit 1) s on true
    left join lateral (select * from activation_code where id = line.told_code_id limit 1) c on true
    left join lateral (select * from guardian where id = line.guardian_id limit 1) u on true
    order by ${order(search)}`
}

/** In one line, for the table. */
const ADDRESS = Prisma.sql`nullif(concat_ws(', ', nullif(u.address_line1, ''), nullif(u.address_line2, ''),
  nullif(u.address_line3, ''), nullif(u.address_line4, ''), nullif(concat_ws(' ', u.postal_code, u.city), ''),
  nullif(u.country_name, 'FRANCE')), '')`

/** TS-68: the population and the access asked for. */
export function matching(search: AccessSearch): Prisma.Sql {
  const population =
    search.population === 'mef'
      ? Prisma.sql`mef_code = ${search.mef}`
      : search.population === 'division'
        ? Prisma.sql`division = ${search.division}`
        : Prisma.sql`true`
  const access =
    search.acces === 'attribues'
      ? GRANTED
      : search.acces === 'non-attribues'
        ? Prisma.sql`not (${GRANTED})`
        : Prisma.sql`true`
  return Prisma.sql`coalesce(${population} and ${access}, false)`
}

/** TS-71: légal 1, légal 2; neither ticked reads as both. */
export function picked({ legal }: AccessSearch): Prisma.Sql {
  return legal.length === 1 ? Prisma.sql`legal_rank = ${Number(legal[0])}` : Prisma.sql`true`
}

/** The search keys are without accents and in capitals: their bytes sort as French does, and fast (XC-03). */
const KEYS = {
  eleve: [],
  responsable: [Prisma.sql`g_key || ' ' || g_first_key`],
  division: [Prisma.sql`division`],
} as const

/** `key1`, `key2`…: only the columns of the order asked for travel with the rows. */
const keysOf = ({ tri }: AccessSearch): Prisma.Sql[] => [...KEYS[tri], Prisma.sql`s_key`, Prisma.sql`s_first_key`]

const sortKeys = (search: AccessSearch): Prisma.Sql =>
  Prisma.join(keysOf(search).map((key, index) => Prisma.sql`${key} collate "C" as ${Prisma.raw(`key${index}`)}`))

const order = (search: AccessSearch): Prisma.Sql =>
  Prisma.join([
    ...keysOf(search).map((_key, index) => Prisma.raw(`key${index} ${search.sens}`)),
    Prisma.raw('legal_rank, line.id'),
  ])

type Counts = {
  legal1: number
  legal2: number
  total: number
  editable: number
  granted: number
  pending_create: number
  pending_remove: number
  page: number
}
type Line = {
  id: string | null
  legal_rank: number
  division: string | null
  s_family_name: string
  s_usage_name: string | null
  s_first_name: string
  g_family_name: string
  g_usage_name: string | null
  g_first_name: string
  address: string | null
  code_created_at: Date | null
  notified_at: Date | null
  state: AccessState
  wanted: boolean | null
}
type Found = Counts & Line

function toPage(found: Found[]): CouplePage {
  const [counts] = found
  if (!counts) throw new Error('The counts are always there.')
  return {
    rows: found.flatMap((line) => (line.id === null ? [] : toCouple({ ...line, id: line.id }))),
    total: counts.total,
    page: counts.page,
    pageCount: pageCount(counts.total),
    legal1: counts.legal1,
    legal2: counts.legal2,
    editable: counts.editable,
    granted: counts.granted,
    pending: { create: counts.pending_create, remove: counts.pending_remove },
  }
}

const toCouple = (line: Line & { id: string }): Couple => ({
  id: line.id,
  student: `${staffName({ familyName: line.s_family_name, usageName: line.s_usage_name, firstName: line.s_first_name })}${line.division ? ` (${line.division})` : ''}`,
  guardian: staffName({ familyName: line.g_family_name, usageName: line.g_usage_name, firstName: line.g_first_name }),
  legalRank: line.legal_rank,
  state: line.state,
  codeCreatedAt: line.code_created_at,
  notifiedAt: line.notified_at,
  address: line.address,
  draft: line.wanted,
})
