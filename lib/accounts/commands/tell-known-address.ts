import 'server-only'
import { tellOwner } from '@/lib/auth/security-notices'
import type { Tx } from '@/lib/platform/db'

/**
 * A code was used: the address that the school knows of its responsable is told, whatever address the account has. Nobody
 * is told of a pupil's code, nor when the school knows no address.
 */
export async function tellKnownAddress(
  tx: Tx,
  { accountId, codeId }: { accountId: string; codeId: string },
): Promise<void> {
  const [known] = await tx.$queryRaw<{ email: string }[]>`
    select p.email from activation_code c
    join guardianship g on g.id = c.guardianship_id
    join guardian p on p.id = g.guardian_id
    where c.id = ${codeId}::uuid and p.email <> ''`
  if (known) await tellOwner(tx, { accountId, change: 'CODE_USED', email: known.email })
}
