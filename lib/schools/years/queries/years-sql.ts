import 'server-only'
import { Prisma } from '@/lib/platform/db'

/** Rows `id, current_year` of these schools. */
export const currentYears = (schoolIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select id, current_year from school where id = any(${schoolIds}::uuid[])`

/** Where the pupils of these schools were in the years that are over: rows `student_id, school_id, year, mef_code, division_id`. */
export const formerEnrollments = (schoolIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select e.student_id, e.school_id, e.year, e.mef_code, e.division_id
  from enrollment e join school s on s.id = e.school_id and e.year < s.current_year
  where e.school_id = any(${schoolIds}::uuid[])`

/** Ids of the divisions of this school that belong to no year that is over. */
export const divisionsOfNow = (schoolId: string): Prisma.Sql => Prisma.sql`
  select d.id from division d join school s on s.id = d.school_id and s.current_year <= d.year
  where d.school_id = ${schoolId}::uuid`
