import { db } from '@/lib/platform/db'

const TABLES = ['student', 'guardian', 'guardianship', 'enrollment', 'division', 'mef', 'activation_code', 'access']

/** Every row of the people of a school, whole, by table: what a change that is taken back must give again. */
export async function rowsOf(schoolId: string): Promise<Record<string, string[]>> {
  const entries: [string, string[]][] = []
  for (const table of TABLES) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `select to_jsonb(t)::text as row from "${table}" t where school_id = $1::uuid order by id`,
      schoolId,
    )
    entries.push([table, rows.map(({ row }) => row)])
  }
  const { currentYear } = await db.school.findUniqueOrThrow({ where: { id: schoolId } })
  return { ...Object.fromEntries(entries), year: [String(currentYear)] }
}
