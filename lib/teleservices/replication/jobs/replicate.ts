import { cron, eventType } from 'inngest'
import { type SystemActor, schoolSystemActor } from '@/lib/auth/actor'
import { inngest } from '@/lib/jobs/client'
import { Refusal } from '@/lib/platform/errors'
import { nightRequested, replicationRequested } from '../../events'
import { createStudentCodes } from '../../holders/commands/create-student-codes'
import { replicateGroup } from '../commands/replicate-group'
import { replicateSchool } from '../commands/replicate-school'
import { listSchoolsToReplicate } from '../queries/list-schools-to-replicate'

/** One transaction: few enough to end in seconds, enough for PostgreSQL to plan its statements for many schools at once. */
const SCHOOLS_PER_RUN = 25

/** TS-46: every night, the schools by groups, three groups at once. */
export const replicate = inngest.createFunction(
  { id: 'teleservices.replicate', triggers: [cron('TZ=Europe/Paris 30 1 * * *')] },
  async ({ step }) => {
    const schoolIds = await step.run('list-schools', listSchoolsToReplicate)
    const groups = Array.from({ length: Math.ceil(schoolIds.length / SCHOOLS_PER_RUN) }, (_, index) =>
      nightRequested({ schoolIds: schoolIds.slice(index * SCHOOLS_PER_RUN, (index + 1) * SCHOOLS_PER_RUN) }),
    )
    if (groups.length > 0) await step.sendEvent('ask', groups)
    return { schools: schoolIds.length }
  },
)

/** A school that fails is tried again in a run of its own. */
export const replicateGroupJob = inngest.createFunction(
  {
    id: 'teleservices.replicate-group',
    triggers: [eventType(nightRequested.event, { schema: nightRequested.schema })],
    concurrency: [{ limit: 3 }],
  },
  async ({ event, step }) => {
    const { schoolIds } = event.data
    const failed = await step.run('replicate', () => replicateGroup('teleservices.replicate-group', schoolIds))
    if (failed.length > 0)
      await step.sendEvent(
        'try-again',
        failed.map((schoolId) => replicationRequested({ schoolId })),
      )
    return { schools: schoolIds.length, failed: failed.length }
  },
)

/** « Relancer » (TS-47), and the schools that failed during the night. */
export const replicateOneSchool = inngest.createFunction(
  {
    id: 'teleservices.replicate-school',
    triggers: [eventType(replicationRequested.event, { schema: replicationRequested.schema })],
    concurrency: [{ limit: 2 }, { limit: 1, key: 'event.data.schoolId' }],
  },
  async ({ event, step }) => {
    const { schoolId } = event.data
    const actor = schoolSystemActor('teleservices.replicate-school', schoolId)
    let counts = await step.run('replicate', () => replicateUnlessHeld(actor, schoolId))
    if (!counts) {
      // Whoever holds it is alive: by then it has finished, and this finds nothing left to do, or has failed.
      await step.sleep('while-another-run-holds-it', 60_000)
      counts = await step.run('replicate-again', () => replicateUnlessHeld(actor, schoolId))
    }
    const studentCodes = await step.run('create-student-codes', () => createStudentCodes(actor, schoolId))
    return { ...counts, studentCodes }
  },
)

/** Null while another run of the school is under way. */
async function replicateUnlessHeld(actor: SystemActor, schoolId: string) {
  try {
    return await replicateSchool(actor, schoolId)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
