import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { serviceOpened } from '../../events'
import { decideOpening } from '../domain/opening'
import { TELESERVICE_LABELS } from '../labels'
import { MANDATORY_OPEN, NOT_ELIGIBLE } from '../messages'
import { listTeleservices } from '../queries/list-teleservices'
import { closeServiceForFamilies, openServiceForFamilies } from './copied-service'

export type SetOpening = {
  /** What the head wants for the services that the form showed; the others stay. */
  wanted: Partial<Record<TeleserviceKind, boolean>>
}

export type OpeningResult = {
  opened: TeleserviceKind[]
  /** Of those, the ones that families read again at once. */
  readAgain: TeleserviceKind[]
  closed: TeleserviceKind[]
}

/**
 * Opens and closes (TS-24 to TS-26, TS-51). Settings are kept when closed (TS-65). All or nothing.
 * Families lose a closed service at once, and see an opened one after the next replication (TS-46), but for what they still
 * have of one closed since the last. A job then makes the pupils' codes (TS-50).
 */
export async function setOpening(actor: StaffActor, { wanted }: SetOpening): Promise<OpeningResult> {
  return db.$transaction(async (tx) => {
    // Two heads at once: the second reads what the first decided.
    await tx.$queryRaw`select id from school where id = ${actor.schoolId}::uuid for no key update`
    const result: OpeningResult = { opened: [], readAgain: [], closed: [] }
    for (const { kind, ...facts } of await listTeleservices(actor, tx)) {
      const decision = decideOpening(facts, wanted[kind] ?? facts.open)
      if (decision === 'NOT_ELIGIBLE') throw new Refusal('FORBIDDEN', `${TELESERVICE_LABELS[kind]} : ${NOT_ELIGIBLE}`)
      if (decision === 'MANDATORY') throw new Refusal('FORBIDDEN', `${TELESERVICE_LABELS[kind]} : ${MANDATORY_OPEN}`)
      if (decision === 'UNCHANGED') continue
      const readAgain = await setOne(tx, actor, { kind, open: decision === 'OPEN' })
      if (readAgain) result.readAgain.push(kind)
      result[decision === 'OPEN' ? 'opened' : 'closed'].push(kind)
    }
    if (result.opened.length > 0) await emit(tx, serviceOpened({ schoolId: actor.schoolId }))
    return result
  })
}

/** Returns whether families read again at once what was copied of it. */
async function setOne(
  tx: Tx,
  actor: StaffActor,
  { kind, open }: { kind: TeleserviceKind; open: boolean },
): Promise<boolean> {
  const now = businessNow()
  const change = { open, changedAt: now, changedById: actor.id, ...(open && { openedAt: now }) }
  await tx.schoolTeleservice.upsert({
    where: { schoolId_kind: { schoolId: actor.schoolId, kind } },
    create: { schoolId: actor.schoolId, kind, ...change },
    update: change,
    select: { kind: true },
  })
  const readAgain = open && (await openServiceForFamilies(tx, actor.schoolId, kind))
  if (!open) await closeServiceForFamilies(tx, actor.schoolId, kind)
  await recordAudit(tx, actor, {
    action: open ? 'teleservice.opened' : 'teleservice.closed',
    kind,
    target: { type: 'teleservice', id: kind },
  })
  return readAgain
}
