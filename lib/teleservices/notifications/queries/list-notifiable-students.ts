import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { type Page, pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import type { NotifiableStudentState } from '../domain/notification-plan'
import type { StudentNotificationSearch } from '../schemas-students'
import {
  matchingStudents,
  type NotifiableStudentRow,
  namesOf,
  notifiableStudentsOf,
  STUDENT_ORDER,
} from './notifiable-students-sql'

export type NotifiableStudent = {
  id: string
  /** « NOM Prénom (division) » */
  name: string
  email: string | null
  state: NotifiableStudentState
  notifiedAt: Date | null
}

export type NotifiableStudentPage = Page<NotifiableStudent> & {
  /** Pupils of the whole search whom a run would notify. */
  ready: number
  /** Pupils of the population, and those already notified among them. */
  population: number
  notified: number
}

type Counts = { total: number; ready: number; population: number; notified: number; page: number }
type Found = Counts & (NotifiableStudentRow | { id: null })

/** One page of the pupils' « Notifier en masse » with its counts (TS-108). */
export async function listNotifiableStudents(
  actor: StaffActor,
  search: StudentNotificationSearch,
): Promise<NotifiableStudentPage> {
  const found = await db.$queryRaw<Found[]>(Prisma.sql`
    with population as materialized (
      select * from (${notifiableStudentsOf(actor.schoolId)}) pupils where ${matchingStudents(actor.schoolId, search)}
    ),
    matching as (select * from population where state <> 'NOTIFIED' or not ${search.untold}::boolean),
    counts as (
      select (select count(*)::int from matching) as total, (select count(*)::int from population) as population,
             (select count(*)::int from population where state = 'READY') as ready,
             (select count(*)::int from population where state = 'NOTIFIED') as notified
    ),
    asked as (
      select counts.*, ${pageOf(search.page, Prisma.sql`total`)} as page from counts
    )
    select asked.*, line.*
    from asked
    left join lateral (
      select * from matching order by ${STUDENT_ORDER} ${linesOf(Prisma.sql`asked.page`)}
    ) line on true`)
  const [counts] = found
  if (!counts) throw new Error('The counts are always there.')
  const { total, ready, population, notified, page } = counts
  return {
    rows: found.flatMap((row) => (row.id === null ? [] : toStudent(row))),
    total,
    ready,
    population,
    notified,
    page,
    pageCount: pageCount(total),
  }
}

const toStudent = (row: NotifiableStudentRow): NotifiableStudent => ({
  id: row.id,
  name: `${staffName(namesOf(row))}${row.division ? ` (${row.division})` : ''}`,
  email: row.email,
  state: row.state,
  notifiedAt: row.notified_at,
})
