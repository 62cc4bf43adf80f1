import 'server-only'
import { rowsBefore } from '@/lib/changes/queries/rows-before-sql'
import { Prisma } from '@/lib/platform/db'
import { WITH_ITS_HOLDER } from '@/lib/schools'
import { HOLDER_MAY_HAVE_CODE } from './may-have-code-sql'

/** Of the row `x`, its couple `g` and its pupil `s`: its holder is there again, and nobody refused the couple since. */
const HOLDER_IS_BACK = Prisma.sql`(${HOLDER_MAY_HAVE_CODE}) and not exists (
  select from activation_code no where no.guardianship_id = x.guardianship_id and no.invalidation_reason in ('REFUSAL', 'NOT_GUARDIAN'))`

/** The live accesses that an import or a change of year ended, of holders who came back and have none: `id`, `holder`. */
export const accessesToGiveBack = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (holder, x.account_id) x.id, coalesce(x.guardianship_id, x.student_id) as holder
  from access x
  join (${rowsBefore('access', schoolId)}) was on was.row_id = x.id
  ${WITH_ITS_HOLDER}
  where x.school_id = ${schoolId}::uuid and x.withdrawn_at is not null
    and x.withdraw_reason in ('STUDENT_LEFT', 'NOT_LEGAL_ANYMORE') and was.before ->> 'withdrawn_at' is null
    and ${HOLDER_IS_BACK}
    and not exists (select from access live where live.withdrawn_at is null
                    and (live.guardianship_id = x.guardianship_id or live.student_id = x.student_id))
  order by holder, x.account_id, x.withdrawn_at desc`

/** The valid codes that they ended, of holders who came back and have none: `id`, `holder`, and `before`, copy included. */
export const codesToGiveBack = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (holder) x.id, coalesce(x.guardianship_id, x.student_id) as holder, was.before
  from activation_code x
  join (${rowsBefore('activation_code', schoolId)}) was on was.row_id = x.id ${WITH_ITS_HOLDER}
  where x.school_id = ${schoolId}::uuid and x.invalidated_at is not null
    and x.invalidation_reason in ('STUDENT_LEFT', 'NOT_LEGAL_ANYMORE') and was.before ->> 'invalidated_at' is null
    and ${HOLDER_IS_BACK}
    and not exists (select from activation_code valid where valid.invalidated_at is null
                    and (valid.guardianship_id = x.guardianship_id or valid.student_id = x.student_id))
  order by holder, x.invalidated_at desc`
