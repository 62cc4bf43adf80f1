import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma } from '@/lib/platform/db'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

type PublicationOf = { schoolIds: readonly string[]; kind: TeleserviceKind; day: CivilDate }

/**
 * TS-53, TS-56, TS-57: what families read, for whole schools, as the table `pupil`: one row a pupil, `until` the day up
 * to which what was released is read. `infinity` when the service is au fil de l'eau (up to the eve), the last échéance
 * that passed when it is à échéance, `-infinity` (nothing) without one, when the service is closed, or when the pupil is
 * not copied. It starts from the schools' own pupils, whose number PostgreSQL knows, and not from the copies, of which
 * it knows nothing the first night.
 */
export const pupilSql = ({ schoolIds, kind, day }: PublicationOf): Prisma.Sql => Prisma.sql`
  due as materialized (
    select school_id, mef_code, division_id, max(released_on) as until
    from release_date
    where school_id = any(${schoolIds}::uuid[]) and kind = ${kind}::teleservice_kind and released_on < ${day}::date
    group by school_id, mef_code, division_id
  ),
  pupil as materialized (
    select s.id, s.school_id, coalesce(c.marks_until, date '-infinity') as marks_until, case
      when c.id is null or service.type is null then date '-infinity'
      when service.type = 'CONTINUOUS' then date 'infinity'
      else coalesce(due.until, date '-infinity') end as until
    from student s
    left join teleservices.student c on c.id = s.id and c.school_id = s.school_id and c.school_id = any(${schoolIds}::uuid[])
    left join (
      select t.school_id, t.publication_type as type
      from school_teleservice t
      join teleservices.service open on open.school_id = t.school_id and open.kind = ${kind} and open.open
      where t.school_id = any(${schoolIds}::uuid[]) and t.kind = ${kind}::teleservice_kind
    ) service on service.school_id = s.school_id
    left join enrollment e
      on e.student_id = s.id and e.school_id = s.school_id and e.school_id = any(${schoolIds}::uuid[]) and e.current
    left join due
      on due.school_id = s.school_id and due.mef_code = e.mef_code and due.division_id = e.division_id
    where s.school_id = any(${schoolIds}::uuid[])
  )`
