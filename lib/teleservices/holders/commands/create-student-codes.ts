import 'server-only'
import { createMissingCaes } from '@/lib/accounts'
import type { SchoolActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'

/**
 * TS-50: the CAE that the pupils of a school still lack, once one of its téléservices is open. Returns how many were
 * created: 0 while everything is closed.
 */
export async function createStudentCodes(actor: SchoolActor, schoolId: string): Promise<number> {
  if (actor.schoolId !== schoolId) throw new Refusal('FORBIDDEN', 'Vous n’agissez pas pour cet établissement.')
  return db.$transaction(
    async (tx) => {
      const open = await tx.schoolTeleservice.count({ where: { schoolId, open: true } })
      return open === 0 ? 0 : createMissingCaes(tx, actor, schoolId)
    },
    { timeout: 300_000, maxWait: 30_000 },
  )
}
