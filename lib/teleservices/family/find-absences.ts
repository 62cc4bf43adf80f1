import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import type { FamilyAbsence } from '../records/domain/absence-totals'
import { type ByYear, yearAmong } from './domain/years'
import { type ReadService, readService } from './read-service'

type Asked = { studentId: string; year?: number | undefined }

/** Absences and latenesses of one year that the family may read (TS-66), newest first, and the years that have some. */
export const findAbsences = (
  actor: FamilyActor,
  { studentId, year: asked }: Asked,
): Promise<ReadService<ByYear<FamilyAbsence>> | null> =>
  readService(actor, { studentId, kind: 'ABSENCES' }, async (tx, { school }) => {
    const rows = await tx.$queryRaw<(FamilyAbsence & { year: number })[]>`
      select year, id, kind, starts_on::text as "startsOn", starts_at as "startsAt", ends_on::text as "endsOn",
             half_days as "halfDays", minutes, reason, justified
      from teleservices.absence
      where student_id = ${studentId}::uuid
      order by starts_on desc, starts_at, id`
    return yearAmong(rows, { current: school.year, asked })
  })
