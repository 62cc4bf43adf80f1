import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { findChange } from '@/lib/changes/queries/find-change'
import { whyNotUndone } from '@/lib/changes/queries/why-not-undone'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isEarly, isProposed } from '../domain/school-year'
import { planYear, type YearPlan } from './plan-year'

export type YearChange = {
  current: number
  /** What confirming would do; null until an import has prepared a later year. */
  plan: YearPlan | null
  /** It is time for it. */
  proposed: boolean
  early: boolean
  /** The change that brought the school here; `reason`: why it cannot be taken back, null when it can. */
  last: { from: number; to: number; madeAt: Date; reason: string | null } | null
}

/** Where the actor's school stands between two years. */
export async function getYearChange({ schoolId }: StaffActor): Promise<YearChange> {
  const [{ current, plan }, change] = await Promise.all([
    planYear(db, schoolId),
    findChange({ schoolId, kind: 'YEAR' }),
  ])
  const { fromYear: from, toYear: to } = change ?? {}
  return {
    current,
    plan,
    proposed: isProposed(current, today(), plan !== null),
    early: isEarly(current, today()),
    last: change && from && to ? { from, to, madeAt: change.madeAt, reason: await whyNotUndone(change) } : null,
  }
}
