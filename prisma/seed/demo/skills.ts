import { db } from '@/lib/platform/db'
import { subjectKey } from '@/lib/teleservices/records/domain/subjects'
import type { Calendar } from '../generator/records'
import { generateSkills } from '../generator/skills'

type Booklets = { schoolId: string; year: number; calendar: Calendar; studentIds: readonly string[] }

/** The booklet of every pupil. Twice is once. */
export async function seedSkills({ schoolId, year, calendar, studentIds }: Booklets): Promise<void> {
  const skills = generateSkills(studentIds.length, calendar)
  await db.$executeRaw`
    insert into assessed_skill (school_id, student_id, year, domain, domain_key, skill, skill_key, level, assessed_on, released_on)
    select ${schoolId}::uuid, k.student, ${year}::int, k.domain, k.domain_key, k.skill, k.skill_key, k.level, k.assessed_on, k.released_on
    from unnest(${skills.map(({ pupil }) => studentIds[pupil])}::uuid[], ${skills.map(({ domain }) => domain)}::text[],
      ${skills.map(({ domain }) => subjectKey(domain))}::text[], ${skills.map(({ skill }) => skill)}::text[],
      ${skills.map(({ skill }) => subjectKey(skill))}::text[], ${skills.map(({ level }) => level)}::smallint[],
      ${skills.map(({ assessedOn }) => assessedOn)}::date[], ${skills.map(({ releasedOn }) => releasedOn)}::date[])
      as k(student, domain, domain_key, skill, skill_key, level, assessed_on, released_on)
    on conflict do nothing`
}
