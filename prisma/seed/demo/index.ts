import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { schoolYearOf } from '@/lib/platform/school-year'
import { seedAccesses } from './accesses'
import { DEMO_USERNAMES, seedStaff } from './accounts'
import { seedRecords } from './records'
import { ACADEMIE_CODE, seedSchools } from './schools'

export { describeDemonstration } from './describe'

/** September of the school year of a day: from August on, the one that begins. */

/** True when the database holds the demonstration académie, finished or not. */
export const hasDemonstration = async (): Promise<boolean> =>
  (await db.academie.count({ where: { code: ACADEMIE_CODE } })) > 0

/**
 * The whole demonstration. The account of the active parent is made last: once it is there, nothing is done. Stopped
 * in the middle, it goes on from there.
 */
export async function seedDemonstration(): Promise<void> {
  const finished = await db.account.count({
    where: { usernameKey: DEMO_USERNAMES.parent, accesses: { some: {} } },
  })
  if (finished > 0) return
  const year = schoolYearOf(today())
  const schools = await seedSchools(year)
  const staff = await seedStaff(schools, year)
  await seedRecords(schools, year)
  await seedAccesses(schools, staff)
}
