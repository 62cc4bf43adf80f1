import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { SETTINGS } from '../messages'

/**
 * Somebody of the school visits from there: the declared networks that hold this address are the school's, and the limits
 * by address are higher in them. Refuses REJECTED when no declared network holds it.
 */
export async function verifyRanges(actor: StaffActor, address: string): Promise<void> {
  const { schoolId } = actor
  await db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      update school set verified_ip_ranges = array(
        select range from unnest(ip_ranges) as range
        where range = any(verified_ip_ranges) or ${address}::inet <<= range::inet)
      where id = ${schoolId}::uuid and exists (
        select from unnest(ip_ranges) as range where ${address}::inet <<= range::inet)`
    if (changed === 0) throw new Refusal('REJECTED', SETTINGS.notThere)
    await recordAudit(tx, actor, {
      action: 'school.settings-changed',
      target: { type: 'school', id: schoolId },
      changed: ['verifiedIpRanges'],
    })
  })
}
