import 'server-only'
import { subjectsUnderWay } from '@/lib/mailings/queries/list-lines'
import type { Tx } from '@/lib/platform/db'

/** TS-80: among these codes, those that are still neither notified, used nor on their way; kept so until the commit. */
export async function lockUntoldCodes(
  tx: Tx,
  { schoolId, codeIds }: { schoolId: string; codeIds: readonly string[] },
): Promise<string[]> {
  const locked = await tx.$queryRaw<{ id: string; told: boolean }[]>`
    select id, notified_at is not null or used_at is not null as told from activation_code
    where id = any(${codeIds}::uuid[]) and school_id = ${schoolId}::uuid order by id for update`
  const underWay = await subjectsUnderWay(tx, { schoolId, subjectIds: locked.map(({ id }) => id) })
  return locked.flatMap(({ id, told }) => (told || underWay.has(id) ? [] : id))
}
