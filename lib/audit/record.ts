import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { realNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { type AuditEntry, categoryOf } from './entries'

/** Writes the audit row inside the transaction of the act itself (XC-08). */
export const recordAudit = (tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> => recordAudits(tx, actor, [entry])

/** The same, for an act that concerns several schools: one row each. */
export async function recordAudits(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ action, target, schoolId, ...data }) => ({
    action,
    category: categoryOf(action),
    school_id: schoolId ?? ('schoolId' in actor ? actor.schoolId : null),
    target_type: target?.type ?? null,
    target_id: target?.id ?? null,
    data,
  }))
  await tx.$executeRaw`
    insert into audit_event (at, action, category, actor_id, actor_label, school_id, academie_id, target_type, target_id,
      data, ip_prefix)
    select ${realNow()}::timestamptz, action, category, ${actor.id}::uuid, ${actor.kind === 'system' ? actor.job : null}, school_id,
           ${'academieId' in actor ? actor.academieId : null}::uuid, target_type, target_id, data,
           ${'ipPrefix' in actor ? actor.ipPrefix : null}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry
      (action text, category text, school_id uuid, target_type text, target_id text, data jsonb)`
}
