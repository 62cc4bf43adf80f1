import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { schoolSystemActor } from '@/lib/auth/actor'
import { inngest } from '@/lib/jobs/client'
import { createStudentCodes } from '../commands/create-student-codes'

const JOB = 'teleservices.create-student-codes'

const serviceOpened = eventType('teleservices/service.opened', { schema: z.object({ schoolId: z.uuid() }) })

/** After the opening of a service: the pupils' codes. The replication makes those of the pupils who come later (TS-50). */
export const createStudentCodesJob = inngest.createFunction(
  { id: JOB, triggers: [serviceOpened], retries: 4, concurrency: [{ limit: 2 }] },
  async ({ event, step }) => ({
    created: await step.run('create', () =>
      createStudentCodes(schoolSystemActor(JOB, event.data.schoolId), event.data.schoolId),
    ),
  }),
)
