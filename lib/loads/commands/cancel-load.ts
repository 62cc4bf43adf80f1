import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db, Prisma } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { canTransition } from '../domain/states'
import type { LoadKind } from '../kinds'
import { lockLoad } from './end-load'
import { forgetLoads } from './forget-loads'

type Cancellation = { kind: LoadKind; loadId: string }

/** Gives a load up before anything is written, and forgets at once what was analysed. Twice is once. */
export async function cancelLoad(actor: StaffActor, { kind, loadId }: Cancellation): Promise<void> {
  await db.$transaction(async (tx) => {
    const load = await lockLoad(tx, actor.schoolId, kind, loadId)
    if (load.state === 'CANCELLED') return
    if (!canTransition(load.state, 'CANCELLED')) throw new Refusal('CONFLICT', kind.sentences.gone)
    await tx.fileLoad.update({
      where: { id: loadId, schoolId: actor.schoolId },
      data: { state: 'CANCELLED', content: Prisma.DbNull, finishedAt: businessNow(), progressLabel: null },
      select: { id: true },
    })
    await forgetLoads(tx, kind, [loadId])
    const entry = kind.journal.cancelled?.(load)
    if (entry) await recordAudit(tx, actor, entry)
  })
}
