import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

type Holders = { guardianshipIds: readonly string[]; studentIds: readonly string[] }

/** What these couples and these pupils of the actor's school hold: live accesses, and valid codes that opened none yet. */
export async function countHeld(
  actor: StaffActor,
  { guardianshipIds, studentIds }: Holders,
): Promise<{ accesses: number; codes: number }> {
  const { schoolId } = actor
  const holder = { OR: [{ guardianshipId: { in: [...guardianshipIds] } }, { studentId: { in: [...studentIds] } }] }
  const [accesses, codes] = await Promise.all([
    db.access.count({ where: { schoolId, withdrawnAt: null, ...holder } }),
    db.activationCode.count({ where: { schoolId, invalidatedAt: null, usedAt: null, ...holder } }),
  ])
  return { accesses, codes }
}
