import 'server-only'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import type { Tx } from '@/lib/platform/db'
import type { FamilyAbsence } from '../records/domain/absence-totals'
import { countSkills, type FamilySkill } from '../records/domain/booklet'
import { countAbsences } from '../records/domain/to-justify'
import type { GlimpseCounts } from './domain/glimpse'
import type { FamilyChild } from './list-children'

export type Glimpse = GlimpseCounts & { studentId: string }

type Row = Pick<GlimpseCounts, 'marks' | 'lastTakenOn' | 'lastAssessedOn'> & {
  studentId: string
  absences: Omit<FamilyAbsence, 'minutes' | 'reason'>[]
  skills: Pick<FamilySkill, 'domain' | 'skill'>[]
}

/**
 * One row a pupil, of the current year of his school, in a transaction of `readAsFamily`: ranges of three primary keys. What
 * is to be justified, and which skills are one, the pages that follow say by the same rules.
 */
export async function selectGlimpses(tx: Tx, children: readonly FamilyChild[]): Promise<Glimpse[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select pupil.id as "studentId", m.marks, m.last_taken_on::text as "lastTakenOn", a.absences, k.skills,
           k.last_assessed_on::text as "lastAssessedOn"
    from unnest(${children.map(({ studentId }) => studentId)}::uuid[]) as pupil (id)
    join teleservices.student copy on copy.id = pupil.id
    join teleservices.school on school.id = copy.school_id
    cross join lateral (
      select count(*)::int as marks, max(t.taken_on) as last_taken_on
      from teleservices.mark m join teleservices.assessment t on t.id = m.assessment_id and t.year = school.year
      where m.student_id = pupil.id and m.status = 'MARKED') m
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'startsOn', a.starts_on,
               'startsAt', a.starts_at, 'endsOn', a.ends_on, 'halfDays', a.half_days, 'justified', a.justified)), '[]') as absences
      from teleservices.absence a where a.student_id = pupil.id and a.year = school.year) a
    cross join lateral (
      select coalesce(jsonb_agg(distinct jsonb_build_object('domain', k.domain, 'skill', k.skill)), '[]') as skills,
             max(k.assessed_on) as last_assessed_on
      from teleservices.skill k where k.student_id = pupil.id and k.year = school.year) k`
  return rows.flatMap(({ absences, skills, ...row }) => {
    const school = children.find(({ studentId }) => studentId === row.studentId)?.school
    if (!school) return []
    const calendar = schoolCalendar({ uai: school.uai, ...school.calendar })
    return [{ ...row, ...countAbsences(absences, calendar), skills: countSkills(skills) }]
  })
}
