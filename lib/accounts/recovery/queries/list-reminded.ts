import 'server-only'
import type { FoundChallenge } from '@/lib/auth/challenges/find'
import { emailKey } from '@/lib/auth/domain/challenge'
import { db } from '@/lib/platform/db'

export type RemindedAccount = { username: string; name: string }

/**
 * Accounts of families at the address of a proved challenge: who reads it may read their usernames. Staff have the
 * intervention of their administrator instead.
 */
export async function listReminded(challenge: FoundChallenge): Promise<RemindedAccount[]> {
  if (!challenge.proven || challenge.purpose !== 'USERNAME_REMINDER' || !challenge.email) return []
  const rows = await db.$queryRaw<{ username: string; first_name: string | null; family_name: string | null }[]>`
    select a.username, a.first_name, a.family_name
    from account a
    where lower(a.email) = ${emailKey(challenge.email)} and a.status = 'ACTIVE'
      and not exists (select from profile p where p.account_id = a.id and p.kind not in ('GUARDIAN', 'STUDENT'))
    order by a.created_at, a.id
    limit 10`
  return rows.map(({ username, first_name, family_name }) => ({
    username,
    name: [first_name, family_name].filter(Boolean).join(' '),
  }))
}
