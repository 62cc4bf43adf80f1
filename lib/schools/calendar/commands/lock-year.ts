import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { lockSchools } from '../../settings/commands/mark-replicated'

/** One change of the calendar at a time in a school. Returns its current year. */
export async function lockYear(tx: Tx, actor: StaffActor): Promise<number> {
  await lockSchools(tx, [actor.schoolId])
  const school = await tx.school.findUniqueOrThrow({ where: { id: actor.schoolId }, select: { currentYear: true } })
  return school.currentYear
}
