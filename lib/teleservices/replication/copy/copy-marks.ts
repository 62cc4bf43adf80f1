import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { pupilSql } from '../../publication/queries/publication-sql'
import type { Copied } from './copied'

type CopyMarks = {
  schoolIds: readonly string[]
  day: CivilDate
  /** Day of the copy before this one, for the schools that have one. */
  copiedOn: readonly { id: string; day: CivilDate }[]
}

/**
 * TS-53: the marks that families read on that day, by differences. Looked at again: the tests whose version is not the
 * version copied (the triggers of `assessment` and `mark` move it), and for each pupil the other tests released between
 * the day up to which he was copied and the day up to which he now is. One statement, thus one instant: a mark written
 * meanwhile is for the next night. Former years stay as they were copied (copyPast). `offset 0` and `ctid` keep PostgreSQL from reading the marks of every school, whatever
 * it knows of a table that one night has just filled.
 */
export const copyMarks = (tx: Tx, { schoolIds, day, copiedOn }: CopyMarks): Promise<Copied[]> =>
  tx.$queryRaw<Copied[]>(Prisma.sql`
    with ${pupilSql({ schoolIds, kind: 'NOTES', day })},
    reader as materialized (
      select pupil.id, pupil.school_id, until, marks_until,
             least(marks_until, coalesce(copied.day - 1, date '-infinity')) as old, least(until, ${day}::date - 1) as new
      from pupil
      left join unnest(${copiedOn.map((copy) => copy.id)}::uuid[], ${copiedOn.map((copy) => copy.day)}::date[])
        as copied(school_id, day) on copied.school_id = pupil.school_id
    ),
    span as materialized (
      select school_id, max(new) as newest, min(old) filter (where old < new) as from_day,
             max(new) filter (where old < new) as to_day
      from reader group by school_id
    ),
    changed as materialized (
      select coalesce(a.id, c.id) as id, coalesce(a.school_id, c.school_id) as school_id, a.id is not null as kept, a.version, a.subject, a.title, a.taken_on,
             a.year, a.released_on, a.term, a.coefficient, a.scale, a.created_at
      from (
        select a.* from assessment a
        join school s on s.id = a.school_id and s.current_year = a.year
        join span on span.school_id = a.school_id
        where a.school_id = any(${schoolIds}::uuid[]) and a.released_on <= span.newest
      ) a
      full join (
        select c.* from teleservices.assessment c join school s on s.id = c.school_id and s.current_year = c.year
        where c.school_id = any(${schoolIds}::uuid[])
      ) c on c.id = a.id
      where a.version is distinct from c.version
    ),
    crossed as materialized (
      select a.id, a.released_on
      from teleservices.assessment c
      join assessment a on a.id = c.id and a.version = c.version and a.school_id = c.school_id
      join school s on s.id = a.school_id and s.current_year = a.year
      join span on span.school_id = a.school_id
      where c.school_id = any(${schoolIds}::uuid[]) and a.released_on > span.from_day and a.released_on <= span.to_day
    ),
    touched as materialized (
      select m.*, a.released_on, true as whole from changed a join mark m on m.assessment_id = a.id where a.kept
      union all
      select m.*, a.released_on, false from crossed a join mark m on m.assessment_id = a.id
    ),
    wanted as materialized (
      select m.student_id, m.assessment_id, m.status::text as status, m.value
      from touched m
      join reader on reader.id = m.student_id
      where m.released_on <= reader.new and (m.whole or m.released_on > reader.old)
    ),
    stale as materialized (
      select c.* from changed cross join lateral (
        select ctid, student_id, assessment_id from teleservices.mark where assessment_id = changed.id offset 0) c
      union
      select c.*
      from (select id, new from reader where new < old) reader
      cross join lateral (
        select ctid, student_id, assessment_id from teleservices.mark where student_id = reader.id offset 0) c
      join assessment a on a.id = c.assessment_id and a.released_on > reader.new
      join school s on s.id = a.school_id and s.current_year = a.year
    ),
    removed as (
      delete from teleservices.mark where ctid = any(array(
        select stale.ctid from stale where not exists (
          select from wanted
          where wanted.student_id = stale.student_id and wanted.assessment_id = stale.assessment_id)))
      returning student_id, false as written
    ),
    written as (
      insert into teleservices.mark as copy (student_id, assessment_id, status, value)
      select student_id, assessment_id, status, value from wanted
      on conflict (student_id, assessment_id) do update set status = excluded.status, value = excluded.value
      where (copy.status, copy.value) is distinct from (excluded.status, excluded.value)
      returning student_id, true as written
    ),
    gone as (delete from teleservices.assessment c using changed where c.id = changed.id and not changed.kept),
    described as (
      insert into teleservices.assessment as copy
        (id, school_id, year, version, subject, title, taken_on, term, coefficient, scale, loaded_at)
      select id, school_id, year, version, subject, title, taken_on, term, coefficient, scale, created_at from changed where kept
      on conflict (id) do update set
        version = excluded.version, subject = excluded.subject, title = excluded.title, taken_on = excluded.taken_on,
        term = excluded.term, coefficient = excluded.coefficient, scale = excluded.scale
    ),
    moved as (
      update teleservices.student c set marks_until = reader.until
      from reader where reader.id = c.id and reader.until <> reader.marks_until
    )
    select school_id as "schoolId", (count(*) filter (where written))::int as written,
           (count(*) filter (where not written))::int as removed
    from (select * from removed union all select * from written) row
    join reader on reader.id = row.student_id
    group by school_id`)
