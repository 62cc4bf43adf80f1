import { cron, eventType, NonRetriableError } from 'inngest'
import { z } from 'zod'
import { schoolSystemActor } from '@/lib/auth/actor'
import { inngest } from '@/lib/jobs/client'
import { Refusal } from '@/lib/platform/errors'
import { createStudentCodes } from '../commands/create-student-codes'
import { replicateSchool } from '../commands/replicate-school'
import { listSchoolsToReplicate } from '../queries/list-schools-to-replicate'

const replicationRequested = eventType('teleservices/replication.requested', {
  schema: z.object({ schoolId: z.uuid() }),
})

/** TS-46: every night. One run a school, so that a school that fails does not keep the others. */
export const replicate = inngest.createFunction(
  { id: 'teleservices.replicate', triggers: [cron('TZ=Europe/Paris 30 1 * * *')] },
  async ({ step }) => {
    const schoolIds = await step.run('list-schools', listSchoolsToReplicate)
    for (let start = 0; start < schoolIds.length; start += 200)
      await step.sendEvent(
        `ask-${start}`,
        schoolIds.slice(start, start + 200).map((schoolId) => replicationRequested.create({ schoolId })),
      )
    return { schools: schoolIds.length }
  },
)

export const replicateOneSchool = inngest.createFunction(
  {
    id: 'teleservices.replicate-school',
    triggers: [replicationRequested],
    concurrency: [{ limit: 2 }, { limit: 1, key: 'event.data.schoolId' }],
  },
  async ({ event, step }) => {
    const { schoolId } = event.data
    const actor = schoolSystemActor('teleservices.replicate-school', schoolId)
    const counts = await step.run('replicate', async () => {
      try {
        return await replicateSchool(actor, schoolId)
      } catch (error) {
        // Another run does the work.
        if (error instanceof Refusal) throw new NonRetriableError(error.message)
        throw error
      }
    })
    const studentCodes = await step.run('create-student-codes', () => createStudentCodes(actor, schoolId))
    return { ...counts, studentCodes }
  },
)
