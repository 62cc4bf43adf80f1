import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { datesOfNow } from '../queries/release-dates-sql'
import type { ChangeReleaseDate } from './add-release-date'
import { isAmong, lockReleaseDates, type ReleaseDateResult, resultOf } from './lock-publication'

/** TS-61: any day of the current year, past or not. Refusals: those of `lockReleaseDates`. */
export async function removeReleaseDate(actor: StaffActor, change: ChangeReleaseDate): Promise<ReleaseDateResult> {
  const { kind, day, couples } = change
  return db.$transaction(async (tx) => {
    await lockReleaseDates(tx, actor, kind, couples)
    const removed = await tx.$executeRaw`
      delete from release_date
      where ${datesOfNow({ schoolId: actor.schoolId, kind })} and released_on = ${day}::date and ${isAmong(couples)}`
    if (removed > 0) await recordAudit(tx, actor, { action: 'release-date.removed', kind, day, count: removed })
    return resultOf(couples, removed)
  })
}
