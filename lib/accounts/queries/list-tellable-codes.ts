import 'server-only'
import { Prisma, type Tx } from '@/lib/platform/db'
import { HOLDER_MAY_HAVE_CODE } from './may-have-code-sql'

export type TellableCode = { id: string; usableFrom: Date; expiresOn: Date | null }

/** Among these codes of the school, those still valid whose holder may still have one. */
export const listTellableCodes = (
  tx: Tx,
  { schoolId, codeIds }: { schoolId: string; codeIds: readonly string[] },
): Promise<TellableCode[]> =>
  tx.$queryRaw<TellableCode[]>(Prisma.sql`
  select c.id, c.usable_from as "usableFrom", c.expires_on as "expiresOn"
  from activation_code c
  left join guardianship g on g.id = c.guardianship_id
  join student s on s.id = coalesce(c.student_id, g.student_id)
  where c.id = any(${codeIds}::uuid[]) and c.school_id = ${schoolId}::uuid and c.invalidated_at is null
    and ${HOLDER_MAY_HAVE_CODE}`)
