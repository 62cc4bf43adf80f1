import 'server-only'
import { rowsBefore } from '@/lib/changes/queries/rows-before-sql'
import { Prisma } from '@/lib/platform/db'
import { WITH_ITS_HOLDER } from '@/lib/schools'
import { HOLDER_MAY_HAVE_CODE } from '../../queries/may-have-code-sql'

const CUT = Prisma.sql`('STUDENT_LEFT', 'NOT_LEGAL_ANYMORE')`

/**
 * Of the row `x`, which ended at that instant, its couple `g` and its pupil `s`: its holder is there again, and nobody has
 * ended a code or an access of this holder by hand since (a refusal, a loss, an error: TS-31).
 */
const holderIsBack = (endedAt: Prisma.Sql): Prisma.Sql => Prisma.sql`(${HOLDER_MAY_HAVE_CODE})
  and not exists (
    select from activation_code no
    where (no.guardianship_id = x.guardianship_id or no.student_id = x.student_id)
      and no.invalidated_at >= ${endedAt} and (no.invalidation_reason not in ${CUT} or exists (
        select from withdrawal w where w.code_id = no.id and w.undone_at is null)))
  and not exists (
    select from access no
    where (no.guardianship_id = x.guardianship_id or no.student_id = x.student_id)
      and no.withdrawn_at >= ${endedAt} and no.withdraw_reason not in ${CUT})`

/** The last live access of each holder that an import or a change of year ended, who came back and has none: `id`, `holder`. */
export const accessesToGiveBack = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (holder) x.id, coalesce(x.guardianship_id, x.student_id) as holder
  from access x
  join (${rowsBefore('access', schoolId)}) was on was.row_id = x.id
  ${WITH_ITS_HOLDER}
  where x.school_id = ${schoolId}::uuid and x.withdrawn_at is not null
    and x.withdraw_reason in ${CUT} and was.before ->> 'withdrawn_at' is null
    and ${holderIsBack(Prisma.sql`x.withdrawn_at`)}
    and not exists (select from access live where live.withdrawn_at is null
                    and (live.guardianship_id = x.guardianship_id or live.student_id = x.student_id))
  order by holder, x.withdrawn_at desc, x.id desc`

/** The last valid code of each that they ended, of holders who came back and have none: `id`, `holder`, and `before`, copy included. */
export const codesToGiveBack = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (holder) x.id, coalesce(x.guardianship_id, x.student_id) as holder, was.before
  from activation_code x
  join (${rowsBefore('activation_code', schoolId)}) was on was.row_id = x.id ${WITH_ITS_HOLDER}
  where x.school_id = ${schoolId}::uuid and x.invalidated_at is not null
    and x.invalidation_reason in ${CUT} and was.before ->> 'invalidated_at' is null
    and ${holderIsBack(Prisma.sql`x.invalidated_at`)}
    and not exists (select from activation_code valid where valid.invalidated_at is null
                    and (valid.guardianship_id = x.guardianship_id or valid.student_id = x.student_id))
  order by holder, x.invalidated_at desc, x.id desc`
