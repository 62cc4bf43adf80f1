import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { recordOfEndedYear, scaleBelowMark } from '../messages'

/** One writer of marks and absences at a time in a school, until the end of the transaction. Returns its current year. */
export async function lockRecords(tx: Tx, actor: Pick<StaffActor, 'schoolId'>): Promise<number> {
  const [school] = await tx.$queryRaw<{ year: number }[]>`
    select current_year as year from school where id = ${actor.schoolId}::uuid for no key update`
  if (!school) throw new Refusal('NOT_FOUND', 'Cet établissement n’existe plus.')
  return school.year
}

/** `row`: what the school has under that id, of another year than the one that `lockRecords` returned. Refusal REJECTED. */
export function refuseEnded(row: { year: number } | null): void {
  if (row) throw new Refusal('REJECTED', recordOfEndedYear(row.year))
}

/** A scale that was lowered may leave a mark above it: refuses, and the transaction undoes all. */
export async function refuseMarksAboveScale(
  tx: Tx,
  actor: Pick<StaffActor, 'schoolId'>,
  assessmentIds: readonly string[],
): Promise<void> {
  const [above] = await tx.$queryRaw<{ title: string }[]>`
    select a.title from assessment a join mark m on m.assessment_id = a.id and m.value > a.scale
    where a.id = any(${assessmentIds}::uuid[]) and a.school_id = ${actor.schoolId}::uuid
    limit 1`
  if (above) throw new Refusal('REJECTED', scaleBelowMark(above.title))
}
