import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'

export type AccessValidationReport = {
  id: string
  createdAt: Date
  /** First day of the codes created. */
  usableFrom: CivilDate
  by: string
  created: number
  removed: number
  /** By state of domain/access-changes, or MOVED. */
  skipped: Record<string, number>
}

/** Report of a validation of the school, or null when it is not there (XC-07). */
export async function findAccessValidation(actor: StaffActor, id: string): Promise<AccessValidationReport | null> {
  const found = await db.accessValidation.findFirst({
    where: { id, schoolId: actor.schoolId },
    select: {
      id: true,
      createdAt: true,
      usableFrom: true,
      created: true,
      removed: true,
      skipped: true,
      account: { select: { firstName: true, familyName: true } },
    },
  })
  if (!found) return null
  const { account, skipped, usableFrom, ...same } = found
  return {
    ...same,
    usableFrom: fromDbDate(usableFrom),
    by: [account.firstName, account.familyName].filter(Boolean).join(' '),
    skipped: skipped as Record<string, number>,
  }
}
