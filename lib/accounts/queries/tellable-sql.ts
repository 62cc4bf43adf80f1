import 'server-only'
import { Prisma } from '@/lib/platform/db'
import type { TellableFacts } from '../domain/tellable'
import { MAY_BE_ATTACHED } from './siblings-sql'

/** `untellableReason` of domain/tellable, from its facts. */
export const untellableSql = (
  facts: Record<keyof TellableFacts, Prisma.Sql>,
): Prisma.Sql => Prisma.sql`case ${facts.code}
  when 'SUSPENDED' then 'SUSPENDED'
  when 'EXPIRED' then 'EXPIRED'
  when 'USED' then case when not ${facts.withoutCode} then 'USED' when ${facts.noCopy} then 'NO_COPY' end
  else case when ${facts.noCopy} then 'NO_COPY' end
end`

/**
 * Of the CAR `v` of the couple `g`: the responsable has an account in the school, or will have it, and types nothing
 * (TS-16). `hasAccount`: the same person has a live access there.
 */
export const addedSql = (hasAccount: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(v.used_at is not null or v.attach_to_id is not null or (${hasAccount} and ${MAY_BE_ATTACHED}))`

/** Of the CAR `v`: used for the child of an account that exists, who is told of the child, without a code. */
export const WITHOUT_CODE = Prisma.sql`v.used_via is not distinct from 'SIBLING'`
