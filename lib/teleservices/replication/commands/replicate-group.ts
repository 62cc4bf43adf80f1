import 'server-only'
import { schoolSystemActor, systemActor } from '@/lib/auth/actor'
import { logger } from '@/lib/platform/logger'
import { createStudentCodes } from '../../holders/commands/create-student-codes'
import { listSchoolsMissingCodes } from '../../holders/queries/list-schools-missing-codes'
import { replicateSchools } from './replicate-schools'

/**
 * The night of these schools: the replication, all together, then the pupils' codes that are missing (TS-50). Returns
 * the ids of the schools to take up again one by one: all of them when the replication failed, those that another run
 * holds, those whose codes could not be made.
 */
export async function replicateGroup(job: string, schoolIds: readonly string[]): Promise<string[]> {
  const done = await orNothing(schoolIds, () => replicateSchools(systemActor(job), schoolIds))
  const failed = schoolIds.filter((id) => !done?.has(id))
  for (const id of await listSchoolsMissingCodes(schoolIds.filter((id) => done?.has(id)))) {
    const created = await orNothing([id], () => createStudentCodes(schoolSystemActor(job, id), id))
    if (created === null) failed.push(id)
  }
  return failed
}

async function orNothing<Result>(schoolIds: readonly string[], work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'Error'
    logger.error('teleservices: the night of these schools failed', { schoolIds, reason })
    return null
  }
}
