import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** The address that the school knows of the responsable of a couple; null when it knows none. */
export async function knownEmailOf(tx: Tx, guardianshipId: string): Promise<string | null> {
  const couple = await tx.guardianship.findUnique({
    where: { id: guardianshipId },
    select: { guardian: { select: { email: true } } },
  })
  return couple?.guardian.email || null
}
