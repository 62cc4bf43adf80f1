import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { taughtCouplesOf } from './taught-couples-sql'

/** Of the open téléservices « A échéance »: what families will not see for want of a date. */
export type SetUpState = {
  /** Services of which no couple has any date. */
  withoutAnyDate: number
  /** Couples without date, all services together. */
  undatedCouples: number
}

/** TS-32: the step « Paramétrer ». */
export async function getSetUpState(actor: StaffActor): Promise<SetUpState> {
  const [state] = await db.$queryRaw<SetUpState[]>`
    select count(*) filter (where dated = 0 and undated > 0)::int as "withoutAnyDate",
      coalesce(sum(undated), 0)::int as "undatedCouples"
    from (
      select t.kind, count(*) filter (where r.division_id is null) as undated, count(r.division_id) as dated
      from school_teleservice t
      cross join (${taughtCouplesOf(actor.schoolId)}) c
      left join (
        select distinct kind, division_id, mef_code from release_date where school_id = ${actor.schoolId}::uuid
      ) r on r.kind = t.kind and r.division_id = c.division_id and r.mef_code = c.mef_code
      where t.school_id = ${actor.schoolId}::uuid and t.open and t.publication_type = 'DEADLINE'
      group by t.kind
    ) services`
  return state ?? { withoutAnyDate: 0, undatedCouples: 0 }
}
