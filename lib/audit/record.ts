import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { type AuditEntry, categoryOf } from './entries'

/** Writes the audit row inside the transaction of the act itself (XC-08). */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, target, schoolId, ...data } = entry
  await tx.auditEvent.create({
    data: {
      action,
      category: categoryOf(action),
      actorId: actor.id,
      actorLabel: actor.kind === 'system' ? actor.job : null,
      schoolId: schoolId ?? ('schoolId' in actor ? actor.schoolId : null),
      academieId: 'academieId' in actor ? actor.academieId : null,
      targetType: target?.type ?? null,
      targetId: target?.id ?? null,
      data,
      ipPrefix: 'ipPrefix' in actor ? actor.ipPrefix : null,
    },
    select: { id: true },
  })
}
