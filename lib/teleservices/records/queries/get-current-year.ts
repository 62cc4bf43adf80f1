import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'

/** September of the school's current year. */
export async function getCurrentYear(actor: Pick<SchoolActor, 'schoolId'>, client: Tx = db): Promise<number> {
  const { currentYear } = await client.school.findUniqueOrThrow({
    where: { id: actor.schoolId },
    select: { currentYear: true },
  })
  return currentYear
}
