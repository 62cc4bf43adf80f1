import 'server-only'
import { createActivationCodes, invalidateCodes, lockUntoldCodes } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow, today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal, StalePage } from '@/lib/platform/errors'
import { WHOLE_LIST } from '@/lib/selections/define-selection'
import { type AccessState, accessChange } from '../domain/access-changes'
import { CHANGES_CHANGED, NOTHING_TO_VALIDATE, OPEN_FIRST } from '../messages'
import { couplesOf } from '../queries/couples-sql'
import { pendingShown } from '../queries/pending-shown'
import { ACCESS_TICKS } from '../selection'

export type ValidateAccesses = {
  requestKey: string
  /** What the recap told; without it, what is ticked now is meant. */
  shown?: string
}

/**
 * Makes the unsaved ticks of this person real (TS-73, TS-80): codes usable tomorrow (TS-47), and the unticked ones,
 * never notified, invalidated as « Erreur ». What moved meanwhile is left alone and counted. The same request twice is
 * done once: `repeated` says so. Refuses when the ticks are not those that were read.
 */
export async function validateAccesses(
  actor: StaffActor,
  { requestKey, shown }: ValidateAccesses,
): Promise<{ id: string; repeated: boolean }> {
  return db.$transaction(async (tx) => {
    // A second click waits here, then finds nothing left.
    const drafts = await ACCESS_TICKS.lock(tx, actor)
    const done = await tx.accessValidation.findFirst({
      where: { requestKey, accountId: actor.id, schoolId: actor.schoolId },
      select: { id: true },
    })
    if (done) return { id: done.id, repeated: true }
    if (drafts === 0) throw new Refusal('NOTHING_TO_DO', NOTHING_TO_VALIDATE)
    await assertSomethingOpen(tx, actor)
    if (shown !== undefined && shown !== (await pendingShown(actor, tx))) throw new StalePage(CHANGES_CHANGED)
    return { id: await apply(tx, actor, requestKey), repeated: false }
  }, WHOLE_LIST)
}

/** TS-69. */
async function assertSomethingOpen(tx: Tx, actor: StaffActor): Promise<void> {
  const open = await tx.schoolTeleservice.count({ where: { schoolId: actor.schoolId, open: true } })
  if (open === 0) throw new Refusal('CLOSED', OPEN_FIRST)
}

type DraftLine = { id: string; code_id: string | null; state: AccessState; wanted: boolean }

async function apply(tx: Tx, actor: StaffActor, requestKey: string): Promise<string> {
  const { schoolId } = actor
  const lines = await tx.$queryRaw<DraftLine[]>`
    select couples.id, couples.code_id, couples.state, draft.ticked as wanted
    from (${couplesOf(schoolId)}) couples
    join (${ACCESS_TICKS.ticksOf(actor)}) draft on draft.item_id = couples.id
    order by couples.id`
  const asked = (change: 'CREATE' | 'REMOVE') =>
    lines.filter((line) => accessChange(line.state, line.wanted) === change)
  const holderIds = asked('CREATE').map(({ id }) => id)
  const usableFrom = addDays(today(), 1)
  const created = await createActivationCodes(tx, actor, { kind: 'CAR', schoolId, holderIds, usableFrom })
  const codeIds = await lockUntoldCodes(tx, {
    schoolId,
    codeIds: asked('REMOVE').flatMap(({ code_id }) => code_id ?? []),
  })
  const removed = await invalidateCodes(tx, actor, { schoolId, codeIds, reason: 'ERROR' })
  await ACCESS_TICKS.forget(tx, actor)
  const moved = holderIds.length - created + (asked('REMOVE').length - removed)
  const validation = await tx.accessValidation.create({
    data: {
      schoolId,
      accountId: actor.id,
      requestKey,
      createdAt: businessNow(),
      usableFrom: toDbDate(usableFrom),
      created,
      removed,
      skipped: skippedOf(lines, moved),
    },
    select: { id: true },
  })
  return validation.id
}

/** Couples asked for that became read-only, by state, and those that another person changed at the same moment. */
function skippedOf(lines: readonly DraftLine[], moved: number): Record<string, number> {
  const skipped: Record<string, number> = {}
  for (const { state, wanted } of lines)
    if (accessChange(state, wanted) === 'NONE') skipped[state] = (skipped[state] ?? 0) + 1
  return moved > 0 ? { ...skipped, MOVED: moved } : skipped
}
