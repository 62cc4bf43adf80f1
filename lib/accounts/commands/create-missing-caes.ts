import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { studentCodesOf } from '../queries/student-codes-sql'
import { createActivationCodes } from './create-activation-codes'

/**
 * TS-50: a CAE for every pupil of the school who has none and from whom none was withdrawn, usable the next day (TS-47).
 * Returns how many. Whatever called it twice, or died before the commit, the next call finishes.
 */
export async function createMissingCaes(tx: Tx, actor: SchoolActor, schoolId: string): Promise<number> {
  // The opening, the night and the screen at once: one after the other, the later ones find nothing left.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`student-codes/${schoolId}`}, 0))`
  const missing = await tx.$queryRaw<{ id: string }[]>`
    select student_id as id from (${studentCodesOf([schoolId])}) pupils
    where code_id is null and not withdrawn
    order by student_id`
  if (missing.length === 0) return 0
  return createActivationCodes(tx, actor, {
    kind: 'CAE',
    schoolId,
    holderIds: missing.map(({ id }) => id),
    usableFrom: addDays(today(), 1),
  })
}
