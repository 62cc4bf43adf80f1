import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { currentYears } from '@/lib/schools'
import { pupilSql } from '../../publication/queries/publication-sql'
import type { Copied } from './copied'

/**
 * TS-48, TS-53: the skills of the year that families read on that day; those whose version is not the one copied are
 * written. `offset 0` and `ctid` keep PostgreSQL from reading the skills of every school.
 */
export const copySkills = (
  tx: Tx,
  { schoolIds, day }: { schoolIds: readonly string[]; day: CivilDate },
): Promise<Copied[]> =>
  tx.$queryRaw<Copied[]>(Prisma.sql`
    with ${pupilSql({ schoolIds, kind: 'LPC', day })},
    years as materialized (${currentYears(schoolIds)}),
    wanted as materialized (
      select k.student_id, k.id, k.version, k.year, k.domain, k.skill, k.level, k.assessed_on
      from assessed_skill k
      join years s on s.id = k.school_id and s.current_year = k.year
      join pupil on pupil.id = k.student_id
      where k.school_id = any(${schoolIds}::uuid[]) and k.released_on <= least(pupil.until, ${day}::date - 1)
    ),
    held as materialized (
      select c.at, c.student_id, c.id, c.version
      from pupil
      join years s on s.id = pupil.school_id
      cross join lateral (
        select ctid as at, student_id, id, version, year from teleservices.skill where student_id = pupil.id offset 0) c
      where c.year = s.current_year
    ),
    removed as (
      delete from teleservices.skill where ctid = any(array(
        select held.at from held where not exists (
          select from wanted where wanted.student_id = held.student_id and wanted.id = held.id)))
      returning student_id, false as written
    ),
    written as (
      insert into teleservices.skill as copy (student_id, id, version, year, domain, skill, level, assessed_on)
      select wanted.* from wanted
      left join held on held.student_id = wanted.student_id and held.id = wanted.id
      where held.version is distinct from wanted.version
      on conflict (student_id, id) do update set
        version = excluded.version, year = excluded.year, domain = excluded.domain, skill = excluded.skill,
        level = excluded.level, assessed_on = excluded.assessed_on
      returning student_id, true as written
    )
    select school_id as "schoolId", (count(*) filter (where written))::int as written,
           (count(*) filter (where not written))::int as removed
    from (select * from removed union all select * from written) row
    join pupil on pupil.id = row.student_id
    group by school_id`)
