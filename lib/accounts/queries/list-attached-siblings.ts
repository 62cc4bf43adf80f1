import 'server-only'
import type { Tx } from '@/lib/platform/db'

export type AttachedSibling = {
  /** The couple. */
  holderId: string
  student: { familyName: string; usageName: string | null; firstName: string }
}

type Asked = { schoolId: string; holderId: string }

/**
 * TS-16: the other children of the same responsable that the account received with the code of this couple. After a loss
 * the account may be a stranger's, and it loses them too.
 */
export async function listAttachedSiblings(tx: Tx, { schoolId, holderId }: Asked): Promise<AttachedSibling[]> {
  const lost = await tx.access.findFirst({
    where: { schoolId, guardianshipId: holderId, withdrawnAt: null },
    select: { accountId: true, guardianship: { select: { guardianId: true } } },
  })
  if (!lost?.guardianship) return []
  const { guardianId } = lost.guardianship
  const rows = await tx.access.findMany({
    where: {
      ...{ schoolId, accountId: lost.accountId, route: 'SIBLING', withdrawnAt: null },
      guardianship: { guardianId, id: { not: holderId } },
    },
    orderBy: { guardianshipId: 'asc' },
    select: {
      guardianshipId: true,
      guardianship: { select: { student: { select: { familyName: true, usageName: true, firstName: true } } } },
    },
  })
  return rows.flatMap(({ guardianshipId, guardianship }) =>
    guardianshipId && guardianship ? [{ holderId: guardianshipId, student: guardianship.student }] : [],
  )
}
