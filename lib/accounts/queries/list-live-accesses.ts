import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { type CivilDate, civilDateInParis } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'

/** What a family may see now: decided by `Access` alone, read at each request (model.md). */
export type LiveAccess = { id: string; studentId: string; schoolId: string }

/** A responsable's pupils, or the pupil's own row: rights of the two profiles never mix (TS-123). */
export async function listLiveAccesses(actor: FamilyActor): Promise<LiveAccess[]> {
  return db.$queryRaw<LiveAccess[]>`
    select a.id, coalesce(g.student_id, a.student_id) as "studentId", a.school_id as "schoolId"
    from access a
    left join guardianship g on g.id = a.guardianship_id
    where a.account_id = ${actor.id}::uuid and a.withdrawn_at is null and a.usable_from <= ${today()}::date
      and (${actor.profile} = 'GUARDIAN') = (a.guardianship_id is not null)
    order by a.opened_at, a.id`
}

export type WithdrawnAccess = { id: string; schoolId: string; withdrawnOn: CivilDate }

/** Accesses that ended and were not opened again, newest first, so that the family knows whom to call (C5). */
export async function listWithdrawnAccesses(actor: FamilyActor): Promise<WithdrawnAccess[]> {
  const rows = await db.$queryRaw<{ id: string; schoolId: string; withdrawnAt: Date }[]>`
    select distinct on (coalesce(a.guardianship_id, a.student_id)) a.id, a.school_id as "schoolId", a.withdrawn_at as "withdrawnAt"
    from access a
    where a.account_id = ${actor.id}::uuid and a.withdrawn_at is not null
      and a.withdraw_reason not in ('NOT_GUARDIAN', 'STUDENT_LEFT')
      and (${actor.profile} = 'GUARDIAN') = (a.guardianship_id is not null)
      and not exists (
        select from access live
        where live.account_id = a.account_id and live.withdrawn_at is null
          and live.guardianship_id is not distinct from a.guardianship_id and live.student_id is not distinct from a.student_id)
    order by coalesce(a.guardianship_id, a.student_id), a.withdrawn_at desc`
  return rows.map(({ withdrawnAt, ...row }) => ({ ...row, withdrawnOn: civilDateInParis(withdrawnAt) }))
}
