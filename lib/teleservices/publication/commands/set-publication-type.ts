import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { PublicationType } from '@/lib/platform/prisma/enums'
import { currentYears } from '@/lib/schools'
import type { PublicationKind } from '../domain/publication'
import { countDates, datesOfNow } from '../queries/release-dates-sql'
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
 * once confirmed. The years that are over keep their type and their dates. Refusal CLOSED (TS-55).
 */
export async function setPublicationType(
  actor: StaffActor,
  { kind, type, confirmed }: SetPublicationType,
): Promise<PublicationTypeResult> {
  return db.$transaction(async (tx) => {
    const from = await lockPublication(tx, actor, kind)
    if (from === type) return { outcome: 'UNCHANGED', dropped: 0 }
    const dates = { schoolId: actor.schoolId, kind }
    if (type === 'CONTINUOUS' && (await countDates(tx, dates)) > confirmed) return { outcome: 'TO_CONFIRM', dropped: 0 }
    const dropped = await tx.$executeRaw`delete from release_date where ${datesOfNow(dates)}`
    await tx.$executeRaw`
      insert into former_publication (school_id, kind, last_year, publication_type)
      select id, ${kind}::teleservice_kind, current_year - 1, ${from}::publication_type
      from (${currentYears([actor.schoolId])}) school
      on conflict do nothing`
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
