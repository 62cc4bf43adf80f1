import 'server-only'
import { db } from '@/lib/platform/db'

/** « Nadia Ferrand » for each account; those without a name show their username. */
export async function namesOfAccounts(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const accounts = await db.account.findMany({
    where: { id: { in: wanted } },
    select: { id: true, username: true, firstName: true, familyName: true },
  })
  return new Map(
    accounts.map(({ id, username, firstName, familyName }) => [
      id,
      [firstName, familyName].filter(Boolean).join(' ') || username,
    ]),
  )
}
