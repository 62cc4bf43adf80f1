import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma, type Tx } from '@/lib/platform/db'
import { pupilSql } from '../queries/publication-sql'
import type { Copied } from './copy-marks'

/** TS-66: the absences of the year that families read on that day, all compared: a pupil has few. */
export async function copyAbsences(tx: Tx, { schoolId, day }: { schoolId: string; day: CivilDate }): Promise<Copied> {
  const [counts] = await tx.$queryRaw<[Copied]>(Prisma.sql`
    with ${pupilSql({ schoolId, kind: 'ABSENCES', day })},
    wanted as materialized (
      select a.student_id, a.id, a.kind::text as kind, a.starts_on, a.starts_at::text as starts_at, a.ends_on,
             a.half_days, a.minutes, a.reason, a.justified
      from absence a
      join school s on s.id = a.school_id and s.current_year = a.year
      join pupil on pupil.id = a.student_id
      where a.school_id = ${schoolId}::uuid and a.released_on <= least(pupil.until, ${day}::date - 1)
    ),
    removed as (
      delete from teleservices.absence c using pupil
      where c.student_id = pupil.id and not exists (
        select from wanted where wanted.student_id = c.student_id and wanted.id = c.id)
      returning 1
    ),
    written as (
      insert into teleservices.absence as copy
        (student_id, id, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified)
      select * from wanted
      on conflict (student_id, id) do update set
        kind = excluded.kind, starts_on = excluded.starts_on, starts_at = excluded.starts_at,
        ends_on = excluded.ends_on, half_days = excluded.half_days, minutes = excluded.minutes,
        reason = excluded.reason, justified = excluded.justified
      where copy.* is distinct from excluded.*
      returning 1
    )
    select (select count(*) from written)::int as written, (select count(*) from removed)::int as removed`)
  return counts
}
