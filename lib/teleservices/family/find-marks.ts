import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import type { FamilyMark } from '../records/domain/averages'
import { type ByYear, yearAmong } from './domain/years'
import { type ReadService, readService } from './read-service'

type Asked = { studentId: string; year?: number | undefined }

/** Marks of one year that the family may read (TS-53), by day then in the order loaded, and the years that have some. One range of the primary key. */
export const findMarks = (
  actor: FamilyActor,
  { studentId, year: asked }: Asked,
): Promise<ReadService<ByYear<FamilyMark>> | null> =>
  readService(actor, { studentId, kind: 'NOTES' }, async (tx, { school }) => {
    const rows = await tx.$queryRaw<(FamilyMark & { year: number })[]>`
      select a.year, a.subject, a.title, a.taken_on::text as "takenOn", a.term::int, a.coefficient::float8,
             a.scale::float8, m.status, m.value::float8
      from teleservices.mark m
      join teleservices.assessment a on a.id = m.assessment_id
      where m.student_id = ${studentId}::uuid
      order by a.taken_on, a.loaded_at, a.title collate "C", a.id`
    return yearAmong(rows, { current: school.year, asked })
  })
