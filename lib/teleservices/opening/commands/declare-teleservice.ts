import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { AcademieActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { type Offer, offerOf } from '../domain/declaration'
import { MANDATORY_NEEDS_OFFER } from '../messages-declaration'

export type DeclareTeleservice = { kind: TeleserviceKind; offer: Offer; mandatory: boolean }

/**
 * What the recteur offers and imposes (TS-26, TS-42). Opens and closes nothing: the head does. Returns whether something
 * changed. Refusal REJECTED: mandatory and not offered.
 */
export async function declareTeleservice(
  actor: AcademieActor,
  { kind, offer, mandatory }: DeclareTeleservice,
): Promise<boolean> {
  if (mandatory && offer === 'NONE') throw new Refusal('REJECTED', MANDATORY_NEEDS_OFFER)
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from academie where id = ${actor.academieId}::uuid for no key update`
    const key = { academieId: actor.academieId, kind }
    const known = await tx.academieTeleservice.findUnique({ where: { academieId_kind: key } })
    const before = known ?? { available: true, generalised: true, mandatory: false }
    if (offerOf(before) === offer && before.mandatory === mandatory) return false
    // A service withdrawn for a time comes back as it was: for all, or for its experimenters.
    const generalised = offer === 'NONE' ? before.generalised : offer === 'GENERAL'
    const said = { available: offer !== 'NONE', generalised, mandatory }
    await tx.academieTeleservice.upsert({
      where: { academieId_kind: key },
      create: { ...key, ...said },
      update: said,
      select: { kind: true },
    })
    await recordAudit(tx, actor, {
      action: 'academie.teleservice-declared',
      kind,
      offer,
      mandatory,
      target: { type: 'teleservice', id: kind },
    })
    return true
  })
}
