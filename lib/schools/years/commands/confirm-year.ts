import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { SchoolActor } from '@/lib/auth/actor'
import { beginChange } from '@/lib/changes/commands/begin-change'
import { today } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal, StalePage } from '@/lib/platform/errors'
import type { CutAccesses } from '../../people/end-accesses'
import { lockSchools } from '../../settings/commands/mark-replicated'
import { isEarly } from '../domain/school-year'
import { EARLY_YEAR, notPrepared, YEAR_CHANGED } from '../messages'
import { planYear, type YearPlan } from '../queries/plan-year'

type Confirmed = {
  /** The year asked for; without it the next one that an import prepared. */
  year?: number
  /** What the page showed (ADR 31); the command line means what is prepared now. */
  shown?: string
  /** Somebody has read that it is before June; always true on the command line. */
  early: boolean
}

/** Long enough for a school of any size; nothing is written before the end. */
const LIMITS = { timeout: 5 * 60_000, maxWait: 60_000 }

/**
 * model.md « Tenancy and years »: the divisions of the new year become those of the school, pupils who are not in its file
 * are marked left, with their codes and accesses; those of the others live on (TS-12). Returns what was done, with the
 * codes and accesses that ended.
 */
export const confirmYear = (actor: SchoolActor, confirmed: Confirmed, cutAccesses: CutAccesses) =>
  db.$transaction(async (tx) => {
    const { schoolId } = actor
    await lockSchools(tx, [schoolId])
    const { current, plan } = await planYear(tx, schoolId, confirmed.year)
    if (!plan) throw new Refusal('REJECTED', notPrepared(confirmed.year ?? current + 1, current))
    if (confirmed.shown !== undefined && confirmed.shown !== plan.shown) throw new StalePage(YEAR_CHANGED)
    if (!confirmed.early && isEarly(plan.from, today())) throw new Refusal('REJECTED', EARLY_YEAR)
    await beginChange(tx, actor, { schoolId, kind: 'YEAR', fromYear: plan.from, toYear: plan.to })
    await turn(tx, schoolId, plan)
    const ended = await cutLeavers(tx, actor, { plan, cutAccesses })
    await tx.school.update({ where: { id: schoolId }, data: { currentYear: plan.to }, select: { id: true } })
    await recordAudit(tx, actor, {
      action: 'year.confirmed',
      target: { type: 'school', id: schoolId },
      schoolId,
      counts: { from: plan.from, to: plan.to, staying: plan.staying, coming: plan.coming, leaving: plan.leaving },
    })
    return { ...plan, ended }
  }, LIMITS)

/** Before the new ones become current: `one_current_enrollment_per_student` looks at each row. */
async function turn(tx: Tx, schoolId: string, { to, leavingIds }: YearPlan): Promise<void> {
  await tx.$executeRaw`
    update enrollment set current = false, left_on = case when student_id = any(${leavingIds}::uuid[]) then ${today()}::date else left_on end
    where school_id = ${schoolId}::uuid and current`
  await tx.$executeRaw`
    update student s set left_on = null, left_reason = null, source_id = case when exists (
      select from student o where o.school_id = s.school_id and o.source_id = s.source_id and o.id <> s.id and o.left_on is null
    ) then s.source_id || '~' || s.id else s.source_id end
    from enrollment e
    where s.school_id = ${schoolId}::uuid and s.left_on is not null and not s.deceased
      and e.student_id = s.id and e.year = ${to} and e.left_on is null`
  await tx.$executeRaw`
    update enrollment e set current = true from student s
    where e.school_id = ${schoolId}::uuid and e.year = ${to} and e.left_on is null and s.id = e.student_id and s.left_on is null`
}

async function cutLeavers(
  tx: Tx,
  actor: SchoolActor,
  { plan, cutAccesses }: { plan: YearPlan; cutAccesses: CutAccesses },
): Promise<number> {
  const { schoolId } = actor
  const { leavingIds: studentIds, coupleIds: guardianshipIds } = plan
  if (studentIds.length === 0) return 0
  await tx.$executeRaw`
    update student set left_on = ${today()}::date where school_id = ${schoolId}::uuid and id = any(${studentIds}::uuid[])`
  const { accesses, codes } = await cutAccesses(tx, actor, {
    ...{ schoolId, guardianshipIds, studentIds },
    reason: 'STUDENT_LEFT',
  })
  return accesses + codes
}
