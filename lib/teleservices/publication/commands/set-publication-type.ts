import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { PublicationType } from '@/lib/platform/prisma/enums'
import type { PublicationKind } from '../domain/publication'
import { lockPublication } from './lock-publication'

export type SetPublicationType = {
  kind: PublicationKind
  type: PublicationType
  /** How many dates the head has read will be lost (TS-64); 0 when the question was not asked. */
  confirmed: number
}

/** `TO_CONFIRM`: nothing was done, because dates would be lost. */
export type PublicationTypeResult = { outcome: 'UNCHANGED' | 'CHANGED' | 'TO_CONFIRM'; dropped: number }

/**
 * TS-52, TS-63, TS-64: towards « A échéance » silently; towards « Au fil de l'eau » the dates are deleted, and only
 * once confirmed. Refusal CLOSED (TS-55).
 */
export async function setPublicationType(
  actor: StaffActor,
  { kind, type, confirmed }: SetPublicationType,
): Promise<PublicationTypeResult> {
  return db.$transaction(async (tx) => {
    const from = await lockPublication(tx, actor, kind)
    if (from === type) return { outcome: 'UNCHANGED', dropped: 0 }
    const dates = { schoolId: actor.schoolId, kind }
    if (type === 'CONTINUOUS' && (await tx.releaseDate.count({ where: dates })) > confirmed)
      return { outcome: 'TO_CONFIRM', dropped: 0 }
    const { count: dropped } = await tx.releaseDate.deleteMany({ where: dates })
    await tx.schoolTeleservice.update({
      where: { schoolId_kind: dates },
      data: { publicationType: type, changedAt: businessNow(), changedById: actor.id },
      select: { kind: true },
    })
    await recordAudit(tx, actor, {
      action: 'teleservice.publication-type-changed',
      kind,
      type,
      dropped,
      target: { type: 'teleservice', id: kind },
    })
    return { outcome: 'CHANGED', dropped }
  })
}
