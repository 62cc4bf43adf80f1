import 'server-only'
import { eventType } from 'inngest'
import { schoolSystemActor } from '@/lib/auth/actor'
import { inngest } from '@/lib/jobs/client'
import { serviceOpened } from '../../events'
import { createStudentCodes } from '../commands/create-student-codes'

const JOB = 'teleservices.create-student-codes'

/** After the opening of a service: the pupils' codes. The replication makes those of the pupils who come later (TS-50). */
export const createStudentCodesJob = inngest.createFunction(
  {
    id: JOB,
    triggers: [eventType(serviceOpened.event, { schema: serviceOpened.schema })],
    retries: 4,
    concurrency: [{ limit: 2 }],
  },
  async ({ event, step }) => ({
    created: await step.run('create', () =>
      createStudentCodes(schoolSystemActor(JOB, event.data.schoolId), event.data.schoolId),
    ),
  }),
)
