import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { PRESENT } from '@/lib/schools'
import type { WithdrawalReason } from '../labels'
import { MAY_HAVE_CAE, MAY_HAVE_CAR } from '../queries/may-have-code-sql'
import { cutAccesses } from './cut-accesses'

/**
 * TS-124: in these schools, pupils who left, and guardians who are no longer légal 1 or 2, lose their codes and
 * accesses, the reason recorded. Returns how many holders were concerned in each school.
 */
export async function closeLapsedHolders(
  tx: Tx,
  actor: Actor,
  schoolIds: readonly string[],
): Promise<Map<string, number>> {
  const couples = await lapsedCouples(tx, schoolIds)
  const pupils = await departedPupils(tx, schoolIds)
  const counts = new Map<string, number>()
  for (const schoolId of schoolIds) {
    const of = (reason: WithdrawalReason) =>
      couples.flatMap((couple) => (couple.school_id === schoolId && couple.reason === reason ? couple.id : []))
    const [left, notLegal] = [of('STUDENT_LEFT'), of('NOT_LEGAL_ANYMORE')]
    const studentIds = pupils.flatMap((pupil) => (pupil.school_id === schoolId ? pupil.id : []))
    const count = left.length + notLegal.length + studentIds.length
    if (count === 0) continue
    await cutAccesses(tx, actor, { schoolId, guardianshipIds: left, studentIds, reason: 'STUDENT_LEFT' })
    await cutAccesses(tx, actor, { schoolId, guardianshipIds: notLegal, studentIds: [], reason: 'NOT_LEGAL_ANYMORE' })
    counts.set(schoolId, count)
  }
  return counts
}

type Lapsed = { id: string; school_id: string; reason: 'STUDENT_LEFT' | 'NOT_LEGAL_ANYMORE' }

const lapsedCouples = (tx: Tx, schoolIds: readonly string[]) => tx.$queryRaw<Lapsed[]>`
  with lapsed as materialized (
    select g.id, g.school_id,
           case when ${PRESENT} then 'NOT_LEGAL_ANYMORE' else 'STUDENT_LEFT' end as reason
    from guardianship g
    join student s
      on s.id = g.student_id and s.school_id = g.school_id and s.school_id = any(${schoolIds}::uuid[])
    where g.school_id = any(${schoolIds}::uuid[])
      and not ${MAY_HAVE_CAR}
  )
  select g.id, g.school_id, g.reason
  from lapsed g
  where exists (select from activation_code c where c.guardianship_id = g.id and c.invalidated_at is null)
    or exists (select from access a where a.guardianship_id = g.id and a.withdrawn_at is null)
  order by g.id`

const departedPupils = (tx: Tx, schoolIds: readonly string[]) => tx.$queryRaw<{ id: string; school_id: string }[]>`
  select s.id, s.school_id from student s
  where s.school_id = any(${schoolIds}::uuid[]) and not (${MAY_HAVE_CAE})
    and (exists (select from activation_code c where c.student_id = s.id and c.invalidated_at is null)
      or exists (select from access a where a.student_id = s.id and a.withdrawn_at is null))
  order by s.id`
