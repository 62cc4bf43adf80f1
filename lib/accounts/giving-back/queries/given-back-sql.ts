import 'server-only'
import { rowsBefore } from '@/lib/changes/queries/rows-before-sql'
import { Prisma } from '@/lib/platform/db'
import { WITH_ITS_HOLDER } from '@/lib/schools'
import { CUTS } from '../../domain/cut'
import { HOLDER_MAY_HAVE_CODE } from '../../queries/may-have-code-sql'

/** `in …`: the reasons of an import or of a change of year (domain/cut). */
export const CUT_REASONS: Prisma.Sql = Prisma.raw(`(${CUTS.map((reason) => `'${reason}'`).join(', ')})`)

/** Of the code `no`: somebody withdrew it on a page or by a coupon, whatever the reason. */
export const BY_HAND: Prisma.Sql = Prisma.sql`exists (
  select from withdrawal w where w.code_id = no.id and w.undone_at is null)`

const TABLES = {
  access: { ended: Prisma.raw('withdrawn_at'), reason: Prisma.raw('withdraw_reason') },
  activation_code: { ended: Prisma.raw('invalidated_at'), reason: Prisma.raw('invalidation_reason') },
} as const

/**
 * The last row of each holder that an import or a change of year ended, who is there again, has none, and of whom nobody
 * has ended a code or an access by hand since (a refusal, a loss, an error: TS-31): `id`, `holder`, and `before`.
 */
function toGiveBack(table: keyof typeof TABLES, schoolId: string): Prisma.Sql {
  const { ended, reason } = TABLES[table]
  const rows = Prisma.raw(table)
  return Prisma.sql`
    select distinct on (holder) x.id, coalesce(x.guardianship_id, x.student_id) as holder, was.before
    from ${rows} x
    join (${rowsBefore(table, schoolId)}) was on was.row_id = x.id
    ${WITH_ITS_HOLDER}
    where x.school_id = ${schoolId}::uuid and x.${ended} is not null and x.${reason} in ${CUT_REASONS}
      and was.before ->> '${ended}' is null
      and (${HOLDER_MAY_HAVE_CODE})
      and not exists (
        select from ${rows} live where live.${ended} is null
          and (live.guardianship_id = x.guardianship_id or live.student_id = x.student_id))
      and not exists (
        select from activation_code no
        where (no.guardianship_id = x.guardianship_id or no.student_id = x.student_id)
          and no.invalidated_at >= x.${ended} and (no.invalidation_reason not in ${CUT_REASONS} or ${BY_HAND}))
      and not exists (
        select from access no
        where (no.guardianship_id = x.guardianship_id or no.student_id = x.student_id)
          and no.withdrawn_at >= x.${ended} and no.withdraw_reason not in ${CUT_REASONS})
    order by holder, x.${ended} desc, x.id desc`
}

export const accessesToGiveBack = (schoolId: string): Prisma.Sql => toGiveBack('access', schoolId)

/** `before` holds the sealed copy. */
export const codesToGiveBack = (schoolId: string): Prisma.Sql => toGiveBack('activation_code', schoolId)
