import 'server-only'
import { Prisma } from '@/lib/platform/db'
import { PRESENT } from '@/lib/schools'

/**
 * TS-58: the couples MEF / division of one school, from the enrollments of its current year, with how many pupils:
 * `mef_code`, `division_id`, `students`. A pupil without MEF or division is in none.
 */
export const taughtCouplesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select e.mef_code, e.division_id, count(*)::int as students
  from enrollment e
  join school c on c.id = e.school_id and c.current_year = e.year
  join student s on s.id = e.student_id and s.school_id = e.school_id and ${PRESENT}
  where e.school_id = ${schoolId}::uuid and e.current and e.mef_code is not null and e.division_id is not null
  group by e.mef_code, e.division_id`
