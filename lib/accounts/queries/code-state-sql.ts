import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma } from '@/lib/platform/db'

/** Of the code `v` on that day: `storedState` of domain/code-states; null without a code. */
export const codeStateSql = (day: CivilDate): Prisma.Sql => Prisma.sql`case
  when v.invalidated_at is not null then 'INVALIDATED'
  when v.used_at is not null then 'USED'
  when v.suspended_at is not null then 'SUSPENDED'
  when v.expires_on < ${day}::date then 'EXPIRED'
  when v.id is not null then 'VALID'
end`
