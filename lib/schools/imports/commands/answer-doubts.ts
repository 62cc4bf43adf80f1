import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { analyseAgain } from '@/lib/loads/commands/analyse-again'
import { ownLoad } from '@/lib/loads/queries/load-sql'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { importUploaded } from '../../events'
import type { DoubtScope } from '../domain/doubts'
import { importLoad } from '../load-kind'
import { DOUBT_UNKNOWN } from '../messages'

export type DoubtAnswer = { scope: DoubtScope; sourceId: string; same: boolean }

/**
 * Keeps what somebody answered to « Même personne ? » and has the files compared again with it: the same person keeps
 * codes, accesses and history, another one receives nothing of them. Twice is once. Refuses as `analyseAgain`, and CONFLICT about a doubt
 * that the import does not have.
 */
export async function answerDoubts(
  actor: StaffActor,
  importId: string,
  answers: readonly DoubtAnswer[],
): Promise<void> {
  if (await isAnswered(actor, importId, answers)) return
  const again = { kind: importLoad, loadId: importId, uploaded: importUploaded({ importId }) }
  await analyseAgain(actor, again, async (tx) => {
    const known = await tx.$executeRaw`
      update import_doubt d set same = a.same
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a (scope import_doubt_scope, "sourceId" text, same boolean)
      where d.import_id = ${importId}::uuid and d.scope = a.scope and d.source_id = a."sourceId"`
    if (known < answers.length) throw new Refusal('CONFLICT', DOUBT_UNKNOWN)
  })
}

/** A second click: the import of the school holds these very answers. */
async function isAnswered(
  { schoolId }: StaffActor,
  importId: string,
  answers: readonly DoubtAnswer[],
): Promise<boolean> {
  const own = ownLoad({ kind: importLoad, schoolId, loadId: importId })
  const [held] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from import_doubt d
    join jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a (scope import_doubt_scope, "sourceId" text, same boolean)
      on d.scope = a.scope and d.source_id = a."sourceId" and d.same = a.same
    where d.import_id = (${own})`
  return held?.count === answers.length
}
