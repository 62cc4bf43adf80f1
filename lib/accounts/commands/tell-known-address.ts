import 'server-only'
import { tellOwner } from '@/lib/auth/security-notices'
import type { Tx } from '@/lib/platform/db'
import { knownEmailOf } from '@/lib/schools'

/**
 * A code was used: the address that the school knows of its responsable is told, whatever address the account has. Nobody
 * is told of a pupil's code, nor when the school knows no address.
 */
export async function tellKnownAddress(
  tx: Tx,
  { accountId, guardianshipId }: { accountId: string; guardianshipId: string | null },
): Promise<void> {
  const email = guardianshipId && (await knownEmailOf(tx, guardianshipId))
  if (email) await tellOwner(tx, { accountId, change: 'CODE_USED', email })
}
