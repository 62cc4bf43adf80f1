import 'server-only'
import { Prisma } from '@/lib/platform/db'

/** For the row `v` of a school (school_id): whether its night has copied it on that row's day, `usable_from`, or since (TS-47). */
export const COPIED_SINCE_USABLE: Prisma.Sql = Prisma.sql`
  exists (select from school sc where sc.id = v.school_id and sc.replicated_on >= v.usable_from)`
