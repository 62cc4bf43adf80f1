import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { PRESENT } from '@/lib/schools'
import type { KnownStudent } from '../domain/match-student'

/** Every pupil of the school who is there this year, for the lines of a file to be matched with. */
export async function listKnownStudents(actor: Pick<SchoolActor, 'schoolId'>): Promise<KnownStudent[]> {
  return db.$queryRaw<KnownStudent[]>`
    select s.id, s.ine, s.family_name_key as "familyNameKey", s.usage_name_key as "usageNameKey",
           s.first_name_key as "firstNameKey", to_char(s.birth_date, 'YYYY-MM-DD') as "birthDate", d.code as division
    from student s
    join enrollment e on e.student_id = s.id and e.school_id = s.school_id and e.current
    left join division d on d.id = e.division_id and d.school_id = s.school_id
    where s.school_id = ${actor.schoolId}::uuid and ${PRESENT}`
}
