import 'server-only'
import { recordAudits } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { OPEN_STATES } from '../domain/states'
import type { LoadId, LoadKind } from '../kinds'
import { freePlace } from './end-abandoned'
import { forgetLoads } from './forget-loads'

const HOUR = 3_600_000
/** What one run cancels, and what it forgets; the next hour does the rest. */
const LOT = 500

/**
 * Cancels the loads of a kind that have waited too long for their analysis, or for an answer, ends those that a killed
 * command line left, and forgets what finished ones left behind (a process that died just after). Returns how many were
 * cancelled.
 */
export async function expireLoads(kind: LoadKind): Promise<number> {
  const now = businessNow()
  const limit = new Date(now.getTime() - kind.waits * HOUR)
  const cancelled = await db.$transaction(async (tx) => {
    const loads = await tx.$queryRaw<LoadId[]>`
      update file_load set state = 'CANCELLED', content = null, finished_at = ${now}, progress_label = null
      where id in (
        select id from file_load
        where kind = ${kind.kind} and state in ('UPLOADED', 'ANALYSING', 'ANALYSED') and coalesce(analysed_at, created_at) <= ${limit}
        order by created_at limit ${LOT} for no key update skip locked)
      returning id, school_id as "schoolId"`
    await forgetLoads(tx, kind, idsOf(loads))
    const entries = loads.flatMap((load) => {
      const entry = kind.journal.cancelled?.(load)
      return entry ? [{ ...entry, schoolId: load.schoolId }] : []
    })
    if (entries.length > 0) await recordAudits(tx, systemActor('loads.expire'), entries)
    return loads.length
  })
  const ofCommandLines = await db.$queryRaw<{ schoolId: string }[]>`
    select distinct school_id as "schoolId" from file_load
    where kind = ${kind.kind} and exclusive and requested_by_id is null and state = any(${[...OPEN_STATES]}::load_state[])
    limit ${LOT}`
  for (const { schoolId } of ofCommandLines) await freePlace(kind, schoolId)
  const left = await db.$queryRaw<LoadId[]>`
    select id, school_id as "schoolId" from file_load
    where kind = ${kind.kind} and state in ('APPLIED', 'REJECTED', 'CANCELLED') and forgotten_at is null
    order by created_at limit ${LOT}`
  await forgetLoads(db, kind, idsOf(left))
  return cancelled
}

const idsOf = (loads: readonly LoadId[]): string[] => loads.map(({ id }) => id)
