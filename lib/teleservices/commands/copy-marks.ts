import 'server-only'
import { addDays, type CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { pupilSql } from '../queries/publication-sql'

export type Copied = { written: number; removed: number }

type CopyMarks = {
  schoolId: string
  day: CivilDate
  /** Day of the copy before this one; null when there is none. */
  copiedOn: CivilDate | null
}

/**
 * TS-53: the marks that families read on that day, by differences. Looked at again: the tests whose version is not the
 * version copied (the triggers of `assessment` and `mark` move it), and for each pupil the other tests released between
 * the day up to which he was copied and the day up to which he now is. One statement, thus one instant: a mark written
 * meanwhile is for the next night. `offset 0` and `ctid` keep PostgreSQL from reading the marks of every school, whatever
 * it knows of a table that one night has just filled.
 */
export async function copyMarks(tx: Tx, { schoolId, day, copiedOn }: CopyMarks): Promise<Copied> {
  const before = copiedOn ? addDays(copiedOn, -1) : '-infinity'
  const [counts] = await tx.$queryRaw<[Copied]>(Prisma.sql`
    with ${pupilSql({ schoolId, kind: 'NOTES', day })},
    reader as materialized (
      select id, until, marks_until, least(marks_until, ${before}::date) as old, least(until, ${day}::date - 1) as new
      from pupil
    ),
    changed as materialized (
      select coalesce(a.id, c.id) as id, a.id is not null as kept, a.version, a.subject, a.title, a.taken_on,
             a.released_on, a.term, a.coefficient, a.scale
      from (
        select a.* from assessment a
        join school s on s.id = a.school_id and s.current_year = a.year
        where a.school_id = ${schoolId}::uuid and a.released_on <= (select max(new) from reader)
      ) a
      full join (select * from teleservices.assessment where school_id = ${schoolId}::uuid) c on c.id = a.id
      where a.version is distinct from c.version
    ),
    crossed as materialized (
      select a.id, a.released_on
      from teleservices.assessment c
      join assessment a on a.id = c.id and a.version = c.version
      join school s on s.id = a.school_id and s.current_year = a.year
      where c.school_id = ${schoolId}::uuid and a.school_id = ${schoolId}::uuid
        and a.released_on > (select min(old) from reader where old < new)
        and a.released_on <= (select max(new) from reader where old < new)
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
    ),
    removed as (
      delete from teleservices.mark where ctid = any(array(
        select stale.ctid from stale where not exists (
          select from wanted
          where wanted.student_id = stale.student_id and wanted.assessment_id = stale.assessment_id)))
      returning 1
    ),
    written as (
      insert into teleservices.mark as copy (student_id, assessment_id, status, value)
      select student_id, assessment_id, status, value from wanted
      on conflict (student_id, assessment_id) do update set status = excluded.status, value = excluded.value
      where (copy.status, copy.value) is distinct from (excluded.status, excluded.value)
      returning 1
    ),
    gone as (delete from teleservices.assessment c using changed where c.id = changed.id and not changed.kept),
    described as (
      insert into teleservices.assessment as copy
        (id, school_id, version, subject, title, taken_on, term, coefficient, scale)
      select id, ${schoolId}::uuid, version, subject, title, taken_on, term, coefficient, scale from changed where kept
      on conflict (id) do update set
        version = excluded.version, subject = excluded.subject, title = excluded.title, taken_on = excluded.taken_on,
        term = excluded.term, coefficient = excluded.coefficient, scale = excluded.scale
    ),
    moved as (
      update teleservices.student c set marks_until = reader.until
      from reader where reader.id = c.id and reader.until <> reader.marks_until
    )
    select (select count(*) from written)::int as written, (select count(*) from removed)::int as removed`)
  return counts
}
