import 'server-only'
import { today } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'
import type { UntellableReason } from '../domain/tellable'
import { codeStateSql } from './code-state-sql'
import { HOLDER_MAY_HAVE_CODE } from './may-have-code-sql'
import { addedSql, untellableSql, WITHOUT_CODE } from './tellable-sql'

export type TellableCode = {
  id: string
  usableFrom: Date
  expiresOn: Date | null
  /** The responsable has an account already: nothing to type. */
  added: boolean
  untellable: UntellableReason | null
}

/** Among these codes of the school, those still valid whose holder may still have one, and whether they may be told today. */
export const listTellableCodes = (
  tx: Tx,
  { schoolId, codeIds }: { schoolId: string; codeIds: readonly string[] },
): Promise<TellableCode[]> =>
  tx.$queryRaw<TellableCode[]>(Prisma.sql`
  select v.id, v.usable_from as "usableFrom", v.expires_on as "expiresOn", told.added,
         ${untellableSql({
           code: codeStateSql(today()),
           withoutCode: WITHOUT_CODE,
           noCopy: Prisma.sql`(v.encrypted is null and not told.added)`,
         })} as untellable
  from activation_code v
  left join guardianship g on g.id = v.guardianship_id
  join student s on s.id = coalesce(v.student_id, g.student_id)
  cross join lateral (select v.kind = 'CAR' and ${addedSql(HAS_ACCOUNT)} as added) told
  where v.id = any(${codeIds}::uuid[]) and v.school_id = ${schoolId}::uuid and v.invalidated_at is null
    and ${HOLDER_MAY_HAVE_CODE}`)

const HAS_ACCOUNT = Prisma.sql`exists (
  select from guardianship own join access x on x.guardianship_id = own.id and x.withdrawn_at is null
  where own.guardian_id = g.guardian_id and own.school_id = v.school_id)`
