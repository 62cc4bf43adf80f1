import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'

/** One change of the calendar at a time in a school. Returns its current year. */
export async function lockYear(tx: Tx, actor: StaffActor): Promise<number> {
  const [school] = await tx.$queryRaw<{ year: number }[]>`
    select current_year as year from school where id = ${actor.schoolId}::uuid for no key update`
  if (!school) throw new Refusal('NOT_FOUND', 'Cet établissement n’existe plus.')
  return school.year
}
