import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { pupilSql } from '../../publication/queries/publication-sql'
import type { Copied } from './copied'

/** TS-66: the absences of the year that families read on that day, all compared: a pupil has few. */
export const copyAbsences = (
  tx: Tx,
  { schoolIds, day }: { schoolIds: readonly string[]; day: CivilDate },
): Promise<Copied[]> =>
  tx.$queryRaw<Copied[]>(Prisma.sql`
    with ${pupilSql({ schoolIds, kind: 'ABSENCES', day })},
    wanted as materialized (
      select a.student_id, a.id, a.kind::text as kind, a.starts_on, a.starts_at::text as starts_at, a.ends_on,
             a.half_days, a.minutes, a.reason, a.justified, a.year
      from absence a
      join school s on s.id = a.school_id and s.current_year = a.year
      join pupil on pupil.id = a.student_id
      where a.school_id = any(${schoolIds}::uuid[]) and a.released_on <= least(pupil.until, ${day}::date - 1)
    ),
    removed as (
      delete from teleservices.absence c using pupil, school s
      where c.student_id = pupil.id and s.id = pupil.school_id and c.year = s.current_year and not exists (
        select from wanted where wanted.student_id = c.student_id and wanted.id = c.id)
      returning student_id, false as written
    ),
    written as (
      insert into teleservices.absence as copy
        (student_id, id, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified, year)
      select * from wanted
      on conflict (student_id, id) do update set
        kind = excluded.kind, starts_on = excluded.starts_on, starts_at = excluded.starts_at,
        ends_on = excluded.ends_on, year = excluded.year, half_days = excluded.half_days, minutes = excluded.minutes,
        reason = excluded.reason, justified = excluded.justified
      where copy.* is distinct from excluded.*
      returning student_id, true as written
    )
    select school_id as "schoolId", (count(*) filter (where written))::int as written,
           (count(*) filter (where not written))::int as removed
    from (select * from removed union all select * from written) row
    join pupil on pupil.id = row.student_id
    group by school_id`)
