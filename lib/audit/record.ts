import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { realNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { type AuditEntry, categoryOf } from './entries'

/** Writes the audit row inside the transaction of the act itself (XC-08). */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, target, schoolId, ...data } = entry
  await tx.$executeRaw`
    insert into audit_event (at, action, category, actor_id, actor_label, school_id, academie_id, target_type, target_id,
      data, ip_prefix)
    values (${realNow()}, ${action}, ${categoryOf(action)}, ${actor.id}::uuid, ${actor.kind === 'system' ? actor.job : null},
      ${schoolId ?? ('schoolId' in actor ? actor.schoolId : null)}::uuid,
      ${'academieId' in actor ? actor.academieId : null}::uuid, ${target?.type ?? null}, ${target?.id ?? null},
      ${JSON.stringify(data)}::jsonb, ${'ipPrefix' in actor ? actor.ipPrefix : null})`
}
