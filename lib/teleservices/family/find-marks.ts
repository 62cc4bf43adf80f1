import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import type { FamilyMark } from '../records/domain/averages'
import { type ReadService, readService } from './read-service'

/** Marks of the year that the family may read (TS-53), by day; one range of the primary key. */
export const findMarks = (actor: FamilyActor, studentId: string): Promise<ReadService<FamilyMark[]> | null> =>
  readService(
    actor,
    { studentId, kind: 'NOTES' },
    (tx) => tx.$queryRaw<FamilyMark[]>`
      select a.subject, a.title, a.taken_on::text as "takenOn", a.term::int, a.coefficient::float8, a.scale::float8,
             m.status, m.value::float8
      from teleservices.mark m
      join teleservices.assessment a on a.id = m.assessment_id
      where m.student_id = ${studentId}::uuid
      order by a.taken_on, a.id`,
  )
