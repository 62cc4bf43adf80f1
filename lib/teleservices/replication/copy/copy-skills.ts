import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { currentYears } from '@/lib/schools'
import { pupilSql } from '../../publication/queries/publication-sql'
import type { Copied } from './copied'

/**
 * TS-48, TS-53: the skills of the year that families read on that day; those whose version is not the one copied are
 * written. The night after a file, PostgreSQL knows nothing of its rows: one range of the index of each pupil (`offset 0`,
 * the school compared outside), a full join, which is never a nested loop, and `ctid` keep it from comparing all with all.
 */
export const copySkills = (
  tx: Tx,
  { schoolIds, day }: { schoolIds: readonly string[]; day: CivilDate },
): Promise<Copied[]> =>
  tx.$queryRaw<Copied[]>(Prisma.sql`
    with ${pupilSql({ schoolIds, kind: 'LPC', day })},
    reader as materialized (
      select pupil.id, pupil.school_id, s.current_year as year, least(pupil.until, ${day}::date - 1) as until
      from pupil join (${currentYears(schoolIds)}) s on s.id = pupil.school_id
    ),
    wanted as materialized (
      select k.*
      from reader cross join lateral (
        select school_id, student_id, id, version, year, domain, skill, level, assessed_on
        from assessed_skill
        where student_id = reader.id and year = reader.year and released_on <= reader.until
        offset 0) k
      where reader.until > date '-infinity' and k.school_id = reader.school_id
    ),
    held as materialized (
      select reader.school_id, c.*
      from reader cross join lateral (
        select ctid as place, student_id, id, version from teleservices.skill
        where student_id = reader.id and year = reader.year offset 0) c
    ),
    changed as materialized (
      select coalesce(wanted.school_id, held.school_id) as school_id, held.place, wanted.id is not null as kept,
             wanted.student_id, wanted.id, wanted.version, wanted.year, wanted.domain, wanted.skill, wanted.level,
             wanted.assessed_on
      from wanted full join held on held.student_id = wanted.student_id and held.id = wanted.id
      where held.version is distinct from wanted.version
    ),
    removed as (
      delete from teleservices.skill where ctid = any(array(select place from changed where not kept))
    ),
    written as (
      insert into teleservices.skill as copy (student_id, id, version, year, domain, skill, level, assessed_on)
      select student_id, id, version, year, domain, skill, level, assessed_on from changed where kept
      on conflict (student_id, id) do update set
        version = excluded.version, year = excluded.year, domain = excluded.domain, skill = excluded.skill,
        level = excluded.level, assessed_on = excluded.assessed_on
    )
    select school_id as "schoolId", (count(*) filter (where kept))::int as written,
           (count(*) filter (where not kept))::int as removed
    from changed group by school_id`)
