import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { RECORD_LOAD_GONE, RECORD_LOAD_NOT_FOUND } from '../messages'

/** Gives a file up before anything is written, and forgets what it said. Twice is once. */
export async function cancelRecordLoad(actor: StaffActor, loadId: string): Promise<void> {
  const changed = await db.$executeRaw`
    update record_load set state = 'CANCELLED', content = null, finished_at = ${businessNow()}
    where id = ${loadId}::uuid and school_id = ${actor.schoolId}::uuid and state = 'READY'`
  if (changed === 1) return
  const load = await db.recordLoad.findFirst({
    where: { id: loadId, schoolId: actor.schoolId },
    select: { state: true },
  })
  if (!load) throw new Refusal('NOT_FOUND', RECORD_LOAD_NOT_FOUND)
  if (load.state !== 'CANCELLED') throw new Refusal('CONFLICT', RECORD_LOAD_GONE)
}
