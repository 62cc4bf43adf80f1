import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import type { FamilyAbsence } from '../records/domain/absence-totals'
import { type ReadService, readService } from './read-service'

/** Absences and latenesses of the year that the family may read (TS-66), newest first. */
export const findAbsences = (actor: FamilyActor, studentId: string): Promise<ReadService<FamilyAbsence[]> | null> =>
  readService(
    actor,
    { studentId, kind: 'ABSENCES' },
    (tx) => tx.$queryRaw<FamilyAbsence[]>`
      select id, kind, starts_on::text as "startsOn", starts_at as "startsAt", ends_on::text as "endsOn",
             half_days as "halfDays", minutes, reason, justified
      from teleservices.absence
      where student_id = ${studentId}::uuid
      order by starts_on desc, starts_at, id`,
  )
