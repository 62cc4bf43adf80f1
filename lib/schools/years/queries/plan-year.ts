import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'

/** What confirming a year will do to a school. */
export type YearPlan = {
  from: number
  to: number
  /** Pupils of the current year who are in the file of the next one; new ones; those who are not in it. */
  staying: number
  coming: number
  leaving: number
  divisions: number
  /** Pupils who leave, and their couples. */
  leavingIds: string[]
  coupleIds: string[]
  /** The same as one word: what a page has shown is what is done (ADR 31). */
  shown: string
}

/** The current year of a school, and the later one that an import has prepared: the asked one, or the next. */
export async function planYear(
  tx: Tx,
  schoolId: string,
  asked?: number,
): Promise<{ current: number; plan: YearPlan | null }> {
  const [school] = await tx.$queryRaw<[{ current: number; prepared: number | null }]>`
    select sc.current_year as current,
      (select min(e.year) from enrollment e
       where e.school_id = sc.id and e.year > sc.current_year and e.left_on is null and (${asked ?? null}::int is null or e.year = ${asked ?? null}::int)
      ) as prepared
    from school sc where sc.id = ${schoolId}::uuid`
  const { current, prepared: to } = school
  if (to === null) return { current, plan: null }
  const [counts] = await tx.$queryRaw<[Omit<YearPlan, 'from' | 'to' | 'leaving'>]>`
    with pupil as (
      select s.id, now.id is not null as here, next.id is not null as there
      from student s
      left join enrollment now on now.student_id = s.id and now.current
      left join enrollment next on next.student_id = s.id and next.year = ${to} and next.left_on is null
      where s.school_id = ${schoolId}::uuid and (s.left_on is null or next.id is not null) and not s.deceased
    )
    select (count(*) filter (where here and there))::int as staying,
           (count(*) filter (where not here and there))::int as coming,
           coalesce(array_agg(id order by id) filter (where here and not there), '{}') as "leavingIds",
           array(select g.id from guardianship g where g.school_id = ${schoolId}::uuid and g.student_id in (
             select id from pupil where here and not there) order by g.id) as "coupleIds",
           (select count(*) from division where school_id = ${schoolId}::uuid and year = ${to})::int as divisions,
           md5(${to}::text || coalesce(string_agg(concat(id, here, there), ' ' order by id), '')) as shown
    from pupil where here or there`
  return { current, plan: { from: current, to, ...counts, leaving: counts.leavingIds.length } }
}

/** For the page of the head. */
export const getYearPlan = (actor: StaffActor) => planYear(db, actor.schoolId)
