import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { cutAccesses } from './cut-accesses'

/**
 * TS-124: pupils who left, and guardians who are no longer légal 1 or 2, lose their codes and accesses, the reason
 * recorded. Returns how many holders were concerned.
 */
export async function closeLapsedHolders(tx: Tx, actor: SchoolActor, schoolId: string): Promise<number> {
  const couples = await lapsedCouples(tx, schoolId)
  const studentIds = await departedPupils(tx, schoolId)
  const idsOf = (departed: boolean) => couples.flatMap((couple) => (couple.departed === departed ? couple.id : []))
  if (couples.length + studentIds.length === 0) return 0
  await cutAccesses(tx, actor, { schoolId, guardianshipIds: idsOf(true), studentIds, reason: 'STUDENT_LEFT' })
  await cutAccesses(tx, actor, {
    schoolId,
    guardianshipIds: idsOf(false),
    studentIds: [],
    reason: 'NOT_LEGAL_ANYMORE',
  })
  return couples.length + studentIds.length
}

const lapsedCouples = (tx: Tx, schoolId: string) => tx.$queryRaw<{ id: string; departed: boolean }[]>`
  with lapsed as materialized (
    select g.id, s.left_on is not null as departed
    from guardianship g
    join student s on s.id = g.student_id and s.school_id = ${schoolId}::uuid
    where g.school_id = ${schoolId}::uuid and (s.left_on is not null or g.legal_rank is null or g.ended_on is not null)
  )
  select g.id, g.departed
  from lapsed g
  where exists (select from activation_code c where c.guardianship_id = g.id and c.invalidated_at is null)
    or exists (select from access a where a.guardianship_id = g.id and a.withdrawn_at is null)
  order by g.id`

async function departedPupils(tx: Tx, schoolId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from student s
    where s.school_id = ${schoolId}::uuid and s.left_on is not null
      and (exists (select from activation_code c where c.student_id = s.id and c.invalidated_at is null)
        or exists (select from access a where a.student_id = s.id and a.withdrawn_at is null))
    order by s.id`
  return rows.map((row) => row.id)
}
