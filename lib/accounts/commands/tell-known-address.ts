import 'server-only'
import { tellOwner } from '@/lib/auth/security-notices'
import type { Tx } from '@/lib/platform/db'
import { knownEmailOf } from '@/lib/schools'

type UsedCode = { schoolId: string; guardianshipId: string | null }

/**
 * A code was used: the address that the school knows of its responsable is told, whatever address the account has; of that
 * school alone, for whoever typed the code may be somebody else. Nobody is told of a pupil's code, nor when the school
 * knows no address.
 */
export async function tellKnownAddress(
  tx: Tx,
  accountId: string,
  { schoolId, guardianshipId }: UsedCode,
): Promise<void> {
  const email = guardianshipId && (await knownEmailOf(tx, guardianshipId))
  if (email) await tellOwner(tx, { accountId, change: 'CODE_USED', email, schoolId })
}
