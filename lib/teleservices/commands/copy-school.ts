import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { copyAbsences } from './copy-absences'
import { copyMarks } from './copy-marks'
import { copyServices, removeServices } from './copy-services'
import { copyStudents } from './copy-students'

/** Rows written in the schema that families read. */
export type CopyCounts = {
  schools: number
  students: number
  services: number
  marks: number
  absences: number
  removed: number
}

/** Writes the differences only, in seven statements whatever the size of the school. */
export async function copySchool(tx: Tx, schoolId: string, day: CivilDate): Promise<CopyCounts> {
  const copiedOn = await lastCopy(tx, schoolId)
  const schools = await copyCard(tx, schoolId, day)
  const students = await copyStudents(tx, schoolId)
  const removed = await removeServices(tx, schoolId)
  const services = await copyServices(tx, schoolId)
  const marks = await copyMarks(tx, { schoolId, day, copiedOn })
  const absences = await copyAbsences(tx, { schoolId, day })
  return {
    schools,
    students: students.written,
    services,
    marks: marks.written,
    absences: absences.written,
    removed: removed + students.removed + marks.removed + absences.removed,
  }
}

async function lastCopy(tx: Tx, schoolId: string): Promise<CivilDate | null> {
  const rows = await tx.$queryRaw<{ day: CivilDate }[]>`
    select valid_on::text as day from teleservices.school where id = ${schoolId}::uuid`
  return rows[0]?.day ?? null
}

const copyCard = (tx: Tx, schoolId: string, day: CivilDate) => tx.$executeRaw`
  insert into teleservices.school as copy
    (id, uai, name, kind, address_line1, address_line2, postal_code, city, phone, email, year, valid_on)
  select id, uai, name, kind::text, address_line1, address_line2, postal_code, city, phone, email, current_year, ${day}::date
  from school where id = ${schoolId}::uuid
  on conflict (id) do update set
    uai = excluded.uai, name = excluded.name, kind = excluded.kind, address_line1 = excluded.address_line1,
    address_line2 = excluded.address_line2, postal_code = excluded.postal_code, city = excluded.city,
    phone = excluded.phone, email = excluded.email, year = excluded.year, valid_on = excluded.valid_on
  where copy.* is distinct from excluded.*`
