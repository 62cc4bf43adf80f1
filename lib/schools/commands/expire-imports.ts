import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { forgetImports } from '../imports/forget'

const DAY = 86_400_000

/**
 * Cancels imports that have waited for an answer, or for their analysis, for a day, and forgets what finished imports
 * left behind (a process that died just after). Returns how many were cancelled.
 */
export async function expireImports(): Promise<number> {
  const limit = new Date(businessNow().getTime() - DAY)
  const old = await db.import.findMany({
    where: {
      OR: [
        { state: 'ANALYSED', analysedAt: { lte: limit } },
        { state: { in: ['UPLOADED', 'ANALYSING'] }, createdAt: { lte: limit } },
      ],
    },
    select: { id: true, schoolId: true, state: true },
    take: 500,
  })
  let cancelled = 0
  for (const { id, schoolId, state } of old)
    cancelled += await db.$transaction(async (tx) => {
      const { count } = await tx.import.updateMany({
        where: { id, schoolId, state },
        data: { state: 'CANCELLED', finishedAt: businessNow(), progressLabel: null },
      })
      if (count === 0) return 0
      await forgetImports(tx, [id])
      const actor = schoolSystemActor('schools.expire-imports', schoolId)
      await recordAudit(tx, actor, { action: 'import.cancelled', target: { type: 'import', id } })
      return count
    })
  await forgetLeftovers()
  return cancelled
}

async function forgetLeftovers(): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select i.id from import i
    where i.state in ('APPLIED', 'REJECTED', 'CANCELLED')
      and (exists (select from import_student s where s.import_id = i.id)
        or exists (select from import_guardian g where g.import_id = i.id)
        or exists (select from import_division d where d.import_id = i.id)
        or exists (select from import_mef m where m.import_id = i.id))
    limit 500`
  await forgetImports(
    db,
    rows.map(({ id }) => id),
  )
}
