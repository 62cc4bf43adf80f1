import 'server-only'
import { today } from '@/lib/platform/clock'
import { Prisma } from '@/lib/platform/db'
import { codeStateSql } from './code-state-sql'
import { MAY_HAVE_CAE } from './may-have-code-sql'

/**
 * Pupils of the current year of these schools who may have a CAE, with the valid one when there is one (`code_id`) and its
 * state today (`code_state`).
 * `withdrawn`: the school ended the last one for a reason of its own (Refus, Perte…), so that only a person gives
 * another; a pupil who had left and came back is not in that case, unless a person wrote the departure (TS-50).
 */
export const studentCodesOf = (schoolIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select s.id as student_id, s.school_id, e.division_id, e.mef_code, v.id as code_id, v.usable_from, v.expires_on, v.notified_at,
         ${codeStateSql(today())} as code_state, v.id is not null and v.encrypted is null as wiped,
         v.id is null and coalesce(w.invalidation_reason <> 'STUDENT_LEFT' or w.by_hand, false) as withdrawn
  from enrollment e
  join student s on s.id = e.student_id and s.school_id = e.school_id and s.school_id = any(${schoolIds}::uuid[])
    and ${MAY_HAVE_CAE}
  left join activation_code v
    on v.student_id = s.id and v.school_id = e.school_id and v.school_id = any(${schoolIds}::uuid[]) and v.kind = 'CAE' and v.invalidated_at is null
  left join (
    select distinct on (student_id) student_id, invalidation_reason, exists (
             select from withdrawal h where h.code_id = activation_code.id and h.undone_at is null) as by_hand
    from activation_code
    where school_id = any(${schoolIds}::uuid[]) and kind = 'CAE' and invalidated_at is not null
    order by student_id, invalidated_at desc, id desc
  ) w on w.student_id = s.id
  where e.school_id = any(${schoolIds}::uuid[]) and e.current`
