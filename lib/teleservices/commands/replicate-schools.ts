import 'server-only'
import { schoolSystemActor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/platform/errors'
import { logger } from '@/lib/platform/logger'
import { createStudentCodes } from './create-student-codes'
import { replicateSchool } from './replicate-school'

/**
 * The night of these schools, one after the other: the replication, then the pupils' codes that are missing (TS-50).
 * A school that fails, or that another run holds, does not keep the others. Returns the ids of those, to take up again.
 */
export async function replicateSchools(job: string, schoolIds: readonly string[]): Promise<string[]> {
  const failed: string[] = []
  for (const schoolId of schoolIds) {
    const actor = schoolSystemActor(job, schoolId)
    try {
      await replicateSchool(actor, schoolId)
      await createStudentCodes(actor, schoolId)
    } catch (error) {
      if (!(error instanceof Refusal)) logger.error('teleservices: the replication of a school failed', { schoolId })
      failed.push(schoolId)
    }
  }
  return failed
}
