import 'server-only'
import { db } from '@/lib/platform/db'

/** Every school that ever opened a service or made a code; the others have nothing that families read. */
export async function listSchoolsToReplicate(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select s.id from school s
    where s.replicated_on is not null
      or exists (select from school_teleservice t where t.school_id = s.id and t.open)
      or exists (select from activation_code c where c.school_id = s.id)
    order by s.id`
  return rows.map((row) => row.id)
}
