import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type NewBatch, requestBatch } from '@/lib/mailings/commands/request-batch'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { getRetractionMinutes } from '@/lib/schools'
import { ALL_CLOSED } from '../messages'

export type CodeRun = Omit<NewBatch, 'delayMinutes'> & {
  /** No retraction delay: one person, told on purpose. */
  immediate?: boolean
}

/**
 * Asks once for a run of codes. Refuses while every téléservice is closed (TS-92); what is open now is what every message
 * of the run announces, even if one closes meanwhile. E-mails wait for the delay that the school chose.
 */
export const requestCodeBatch = (
  actor: StaffActor,
  requestKey: string,
  plan: (tx: Tx) => Promise<CodeRun>,
): Promise<{ batchId: string; repeated: boolean }> =>
  requestBatch(actor, requestKey, async (tx) => {
    const services = await openServices(tx, actor)
    const { immediate, ...run } = await plan(tx)
    const delayMinutes = immediate ? 0 : await getRetractionMinutes(tx, actor.schoolId)
    return { ...run, criteria: { ...run.criteria, services }, delayMinutes }
  })

async function openServices(tx: Tx, actor: StaffActor): Promise<TeleserviceKind[]> {
  const open = await tx.schoolTeleservice.findMany({
    where: { schoolId: actor.schoolId, open: true },
    select: { kind: true },
  })
  if (open.length === 0) throw new Refusal('CLOSED', ALL_CLOSED)
  return open.map(({ kind }) => kind)
}
