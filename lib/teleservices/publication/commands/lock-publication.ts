import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { Prisma, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { PublicationType } from '@/lib/platform/prisma/enums'
import type { Couple, PublicationKind } from '../domain/publication'
import { NO_COUPLE_TICKED, NOT_BY_DATES, SERVICE_CLOSED } from '../messages'

/**
 * Holds the settings of one téléservice until the end of the transaction: two heads at once follow one another.
 * Refusal CLOSED when the service is not open (TS-55).
 */
export async function lockPublication(tx: Tx, actor: StaffActor, kind: PublicationKind): Promise<PublicationType> {
  const [row] = await tx.$queryRaw<{ type: PublicationType }[]>`
    select publication_type as type from school_teleservice
    where school_id = ${actor.schoolId}::uuid and kind = ${kind}::teleservice_kind and open
    for no key update`
  if (!row) throw new Refusal('CLOSED', SERVICE_CLOSED[kind])
  return row.type
}

/** `ALL` is what is possible when the change is made, not what was shown. */
export type AskedCouples = 'ALL' | readonly Couple[]

export type ReleaseDateResult = {
  changed: number
  /** Couples ticked that somebody else changed meanwhile, or that are no longer there: never an error. */
  unchanged: number
}

export const resultOf = (couples: AskedCouples, changed: number): ReleaseDateResult => ({
  changed,
  unchanged: couples === 'ALL' ? 0 : couples.length - changed,
})

/** The same lock, for a change of dates. Refusals: CLOSED, CONFLICT once au fil de l'eau, NOTHING_TO_DO. */
export async function lockReleaseDates(tx: Tx, actor: StaffActor, kind: PublicationKind, couples: AskedCouples) {
  if (couples.length === 0) throw new Refusal('NOTHING_TO_DO', NO_COUPLE_TICKED)
  if ((await lockPublication(tx, actor, kind)) !== 'DEADLINE') throw new Refusal('CONFLICT', NOT_BY_DATES)
}

/** Condition over `division_id` and `mef_code`. */
export function isAmong(couples: AskedCouples): Prisma.Sql {
  if (couples === 'ALL') return Prisma.sql`true`
  const divisions = couples.map(({ divisionId }) => divisionId)
  const mefs = couples.map(({ mefCode }) => mefCode)
  return Prisma.sql`(division_id, mef_code) in (select * from unnest(${divisions}::uuid[], ${mefs}::text[]))`
}
