import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { WithdrawalReason } from '@/lib/platform/prisma/enums'

export type KnownCode = {
  id: string
  guardianshipId: string | null
  studentId: string | null
  usableFrom: Date
  expiresOn: Date | null
  usedAt: Date | null
  invalidatedAt: Date | null
  invalidatedById: string | null
  invalidationReason: WithdrawalReason | null
}

/** These codes of the school, valid or not, by id. */
export async function listCodes(
  tx: Tx,
  { schoolId, codeIds }: { schoolId: string; codeIds: readonly string[] },
): Promise<Map<string, KnownCode>> {
  const rows = await tx.activationCode.findMany({
    where: { id: { in: [...codeIds] }, schoolId },
    select: {
      id: true,
      guardianshipId: true,
      studentId: true,
      usableFrom: true,
      expiresOn: true,
      usedAt: true,
      invalidatedAt: true,
      invalidatedById: true,
      invalidationReason: true,
    },
  })
  return new Map(rows.map((row) => [row.id, row]))
}
