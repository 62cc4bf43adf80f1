import 'server-only'
import { db } from '@/lib/platform/db'
import { fileAnomaly } from '../imports/anomalies'
import { rejectImport } from '../imports/reject'

/** Called once every attempt of a job has failed: the school's place is freed and the page says what to do. */
export async function failImport(importId: string, message: string): Promise<void> {
  const { schoolId } = await db.import.findUniqueOrThrow({ where: { id: importId }, select: { schoolId: true } })
  await rejectImport(importId, schoolId, [fileAnomaly('ERROR', 'INTERNAL', message)])
}
