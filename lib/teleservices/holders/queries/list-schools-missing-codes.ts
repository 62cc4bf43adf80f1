import 'server-only'
import { studentCodesOf } from '@/lib/accounts'
import { db } from '@/lib/platform/db'

/** TS-50: of these schools, those with a téléservice open and a pupil to whom a CAE is to be given. */
export async function listSchoolsMissingCodes(schoolIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct pupils.school_id as id from (${studentCodesOf(schoolIds)}) pupils
    join school_teleservice t on t.school_id = pupils.school_id and t.open
    where pupils.code_id is null and not pupils.withdrawn
    order by id`
  return rows.map((row) => row.id)
}
