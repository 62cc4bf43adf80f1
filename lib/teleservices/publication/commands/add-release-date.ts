import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import type { CivilDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type PublicationKind, refuseDay } from '../domain/publication'
import { dayRefused } from '../messages'
import { taughtCouplesOf } from '../queries/taught-couples-sql'
import { type AskedCouples, isAmong, lockReleaseDates, type ReleaseDateResult, resultOf } from './lock-publication'

export type ChangeReleaseDate = { kind: PublicationKind; day: CivilDate; couples: AskedCouples }

/**
 * TS-60: only couples of the current year, from today on and within the school year. Refusals: those of
 * `lockReleaseDates`, and REJECTED for the day.
 */
export async function addReleaseDate(actor: StaffActor, change: ChangeReleaseDate): Promise<ReleaseDateResult> {
  const { kind, day, couples } = change
  return db.$transaction(async (tx) => {
    await lockReleaseDates(tx, actor, kind, couples)
    const { currentYear: year } = await tx.school.findUniqueOrThrow({
      where: { id: actor.schoolId },
      select: { currentYear: true },
    })
    const refusal = refuseDay(day, { year, today: today() })
    if (refusal) throw new Refusal('REJECTED', dayRefused(refusal, day, year))
    const added = await tx.$executeRaw`
      insert into release_date (school_id, kind, mef_code, division_id, released_on)
      select ${actor.schoolId}::uuid, ${kind}::teleservice_kind, mef_code, division_id, ${day}::date
      from (${taughtCouplesOf(actor.schoolId)}) taught
      where ${isAmong(couples)}
      on conflict do nothing`
    if (added > 0) await recordAudit(tx, actor, { action: 'release-date.added', kind, day, count: added })
    return resultOf(couples, added)
  })
}
