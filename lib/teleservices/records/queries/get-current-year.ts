import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** September of the school's current year. */
export async function getCurrentYear(actor: Pick<SchoolActor, 'schoolId'>): Promise<number> {
  const { currentYear } = await db.school.findUniqueOrThrow({
    where: { id: actor.schoolId },
    select: { currentYear: true },
  })
  return currentYear
}
