import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma } from '@/lib/platform/db'
import { MAY_HAVE_CAR } from './may-have-code-sql'
import { REFUSED_REASONS } from './refused-sql'

/** Of the couple `g`: nothing in its past makes the responsable type its code (TS-16). */
export const MAY_BE_ATTACHED: Prisma.Sql = Prisma.sql`
  not exists (
    select from access a
    where a.guardianship_id = g.id
      and (a.withdrawn_at is null or a.withdraw_reason in ${REFUSED_REASONS} or a.withdraw_reason in ('LOSS', 'REPLACED')))
  and not exists (
    select from activation_code old
    where old.guardianship_id = g.id and old.invalidation_reason in ${REFUSED_REASONS})`

/**
 * TS-16: couples that may be attached without typing their code: légal 1 or 2 of a present pupil, a valid code that is
 * usable today and unused, no live access, and no refusal ever. A couple cut for another reason than a new code comes
 * back only when the school made it a code again.
 * `where` names columns of guardianship `g` alone: those few couples are found first, whatever PostgreSQL believes of the
 * size of the tables. Columns: id, guardian_id, student_id, school_id, code_id, usable_from.
 */
export const attachableCouples = (day: CivilDate, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  with g as materialized (select * from guardianship g where ${where})
  select g.id, g.guardian_id, g.student_id, g.school_id, c.id as code_id, c.usable_from
  from g
  join student s on s.id = g.student_id
  join school sc on sc.id = g.school_id
  join activation_code c on c.guardianship_id = g.id and c.kind = 'CAR' and c.invalidated_at is null
    and c.used_at is null and c.suspended_at is null and c.usable_from <= ${day}::date
    and sc.replicated_on >= c.usable_from and (c.expires_on is null or c.expires_on >= ${day}::date)
  where ${MAY_HAVE_CAR}
    and ${MAY_BE_ATTACHED}`
