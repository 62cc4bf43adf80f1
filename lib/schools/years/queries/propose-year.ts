import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isProposed } from '../domain/school-year'
import { planYear } from './plan-year'

export type YearProposal = { current: number; next: number; prepared: boolean }

/** The next year of the actor's school, when it is time to think of it; null otherwise, or when somebody else confirms it. */
export async function proposeYear({ schoolId, permissions }: StaffActor): Promise<YearProposal | null> {
  if (!permissions.has('school:manage')) return null
  const { current, plan } = await planYear(db, schoolId)
  const prepared = plan !== null
  return isProposed(current, today(), prepared) ? { current, next: plan?.to ?? current + 1, prepared } : null
}
