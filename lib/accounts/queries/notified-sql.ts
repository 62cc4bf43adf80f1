import 'server-only'
import { Prisma } from '@/lib/platform/db'

/**
 * TS-93: the date of notification of the codes that the CTE `told` names (`subject_id`), within the statement that records
 * the acceptance: neither goes without the other. A code that died while its message was leaving was told all the same.
 */
export const dateNotifiedSql = (at: Date): Prisma.Sql => Prisma.sql`
  update activation_code set notified_at = ${at} from told where activation_code.id = told.subject_id`

/** The same for what is handed over later than it is made: a code that died meanwhile is not dated. */
export const dateHandedOverSql = (at: Date): Prisma.Sql =>
  Prisma.sql`${dateNotifiedSql(at)} and activation_code.invalidated_at is null`

/** TS-96: the date becomes what the CTE `told` says of each code (`subject_id`, `notified_at`), which may be none. */
export const redateNotifiedSql = (): Prisma.Sql => Prisma.sql`
  update activation_code set notified_at = told.notified_at
  from told where activation_code.id = told.subject_id`
