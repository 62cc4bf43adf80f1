import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** How long the school may take back the e-mails of a run. */
export async function getRetractionMinutes(tx: Tx, schoolId: string): Promise<number> {
  const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { retractionMinutes: true } })
  return school.retractionMinutes
}
