import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { SchoolActor } from '@/lib/auth/actor'
import { undoChange } from '@/lib/changes/commands/undo-change'
import { findChange } from '@/lib/changes/queries/find-change'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CloseLapsed } from '../../people/end-accesses'
import { lockSchools } from '../../settings/commands/mark-replicated'
import { NO_YEAR_TO_UNDO } from '../messages'

/** Goes back to the year before, with the pupils, codes and accesses of then. Refuses once anything is built on it. */
export const undoYear = (actor: SchoolActor, closeLapsed: CloseLapsed): Promise<{ from: number; to: number }> =>
  db.$transaction(
    async (tx) => {
      const { schoolId } = actor
      await lockSchools(tx, [schoolId])
      const change = await findChange({ schoolId, kind: 'YEAR' }, tx)
      const { fromYear, toYear } = change ?? {}
      if (!change || !fromYear || !toYear) throw new Refusal('NOTHING_TO_DO', NO_YEAR_TO_UNDO)
      await undoChange(tx, actor, change)
      await closeLapsed(tx, actor, [schoolId])
      await tx.school.update({ where: { id: schoolId }, data: { currentYear: fromYear }, select: { id: true } })
      await recordAudit(tx, actor, {
        action: 'year.undone',
        target: { type: 'school', id: schoolId },
        schoolId,
        counts: { from: toYear, to: fromYear },
      })
      return { from: toYear, to: fromYear }
    },
    { timeout: 5 * 60_000, maxWait: 60_000 },
  )
