import type { Copied } from './copied'
import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { calendarFacts } from '@/lib/schools'
import { copyAbsences } from './copy-absences'
import { copyMarks } from './copy-marks'
import { copyPast, forgetPast } from './copy-past'
import { copyServices } from './copy-services'
import { copySkills } from './copy-skills'
import { copyStudents } from './copy-students'

/** Rows written in the schema that families read. */
export type CopyCounts = {
  schools: number
  students: number
  services: number
  marks: number
  absences: number
  skills: number
  removed: number
}

/** Writes the differences only, in twelve statements whatever the schools and their size. Returns the counts of each. */
export async function copySchools(
  tx: Tx,
  { schoolIds, day }: { schoolIds: readonly string[]; day: CivilDate },
): Promise<Map<string, CopyCounts>> {
  const copiedOn = await lastCopies(tx, schoolIds)
  await forgetPast(tx, schoolIds)
  const schools = bySchool(await copyCards(tx, schoolIds, day))
  const students = bySchool(await copyStudents(tx, schoolIds))
  const services = bySchool(await copyServices(tx, schoolIds))
  const marks = bySchool(await copyMarks(tx, { schoolIds, day, copiedOn }))
  const absences = bySchool(await copyAbsences(tx, { schoolIds, day }))
  const skills = bySchool(await copySkills(tx, { schoolIds, day }))
  await copyPast(tx, { schoolIds, day })
  const countsOf = (id: string): CopyCounts => ({
    schools: schools(id).written,
    students: students(id).written,
    services: services(id).written,
    marks: marks(id).written,
    absences: absences(id).written,
    skills: skills(id).written,
    removed: [students, services, marks, absences, skills].reduce((sum, of) => sum + of(id).removed, 0),
  })
  return new Map(schoolIds.map((id) => [id, countsOf(id)]))
}

function bySchool(rows: readonly Copied[]): (schoolId: string) => Copied {
  const known = new Map(rows.map((row) => [row.schoolId, row]))
  return (schoolId) => known.get(schoolId) ?? { schoolId, written: 0, removed: 0 }
}

/** Day of the last copy of each of the schools that have one. */
const lastCopies = (tx: Tx, schoolIds: readonly string[]) => tx.$queryRaw<{ id: string; day: CivilDate }[]>`
  select id, valid_on::text as day from teleservices.school where id = any(${schoolIds}::uuid[])`

const copyCards = (tx: Tx, schoolIds: readonly string[], day: CivilDate) => tx.$queryRaw<Copied[]>`
  insert into teleservices.school as copy
    (id, uai, name, kind, address_line1, address_line2, postal_code, city, phone, email, year, valid_on,
     calendar)
  select id, school.uai, name, kind::text, address_line1, address_line2, postal_code, city, phone, email, current_year, ${day}::date,
         facts.calendar
  from school join (${calendarFacts(schoolIds)}) facts on facts.school_id = id
  where id = any(${schoolIds}::uuid[])
  on conflict (id) do update set
    uai = excluded.uai, name = excluded.name, kind = excluded.kind, address_line1 = excluded.address_line1,
    address_line2 = excluded.address_line2, postal_code = excluded.postal_code, city = excluded.city,
    phone = excluded.phone, email = excluded.email, year = excluded.year, valid_on = excluded.valid_on,
    calendar = excluded.calendar
  where copy.* is distinct from excluded.*
  returning id as "schoolId", 1 as written, 0 as removed`
