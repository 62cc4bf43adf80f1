import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { GlimpseCounts } from './domain/glimpse'

export type Glimpse = GlimpseCounts & { studentId: string }

/** One row a pupil, of the current year of his school, in a transaction of `readAsFamily`: ranges of three primary keys. */
export const selectGlimpses = (tx: Tx, studentIds: readonly string[]): Promise<Glimpse[]> => tx.$queryRaw<Glimpse[]>`
  select pupil.id as "studentId", m.marks, m.last_taken_on::text as "lastTakenOn", a.*,
         k.skills, k.last_assessed_on::text as "lastAssessedOn"
  from unnest(${studentIds}::uuid[]) as pupil (id)
  join teleservices.student copy on copy.id = pupil.id
  join teleservices.school on school.id = copy.school_id
  cross join lateral (
    select count(*)::int as marks, max(t.taken_on) as last_taken_on
    from teleservices.mark m join teleservices.assessment t on t.id = m.assessment_id and t.year = school.year
    where m.student_id = pupil.id and m.status = 'MARKED') m
  cross join lateral (
    select (count(*) filter (where a.kind = 'ABSENCE'))::int as absences,
           (count(*) filter (where a.kind = 'ABSENCE' and not a.justified))::int as "unjustifiedAbsences",
           (count(*) filter (where a.kind = 'LATENESS'))::int as latenesses,
           (count(*) filter (where a.kind = 'LATENESS' and not a.justified))::int as "unjustifiedLatenesses"
    from teleservices.absence a where a.student_id = pupil.id and a.year = school.year) a
  cross join lateral (
    select count(distinct (k.domain, k.skill))::int as skills, max(k.assessed_on) as last_assessed_on
    from teleservices.skill k where k.student_id = pupil.id and k.year = school.year) k`
