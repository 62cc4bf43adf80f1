import { db } from '@/lib/platform/db'
import type { Calendar } from '../generator/records'
import { generateSkills } from '../generator/skills'

type Booklets = { schoolId: string; year: number; calendar: Calendar; studentIds: readonly string[] }

/** The booklet of every pupil. Twice is once. */
export async function seedSkills({ schoolId, year, calendar, studentIds }: Booklets): Promise<void> {
  const skills = generateSkills(studentIds.length, calendar)
  await db.$executeRaw`
    insert into assessed_skill (school_id, student_id, year, domain, skill, level, assessed_on, released_on)
    select ${schoolId}::uuid, k.student, ${year}::int, k.domain, k.skill, k.level, k.assessed_on, k.released_on
    from unnest(${skills.map(({ pupil }) => studentIds[pupil])}::uuid[], ${skills.map(({ domain }) => domain)}::text[],
      ${skills.map(({ skill }) => skill)}::text[], ${skills.map(({ level }) => level)}::smallint[],
      ${skills.map(({ assessedOn }) => assessedOn)}::date[], ${skills.map(({ releasedOn }) => releasedOn)}::date[])
      as k(student, domain, skill, level, assessed_on, released_on)
    on conflict do nothing`
}
