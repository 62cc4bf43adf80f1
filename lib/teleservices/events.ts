import { z } from 'zod'
import { defineEvent } from '@/lib/jobs/define-event'

const School = z.object({ schoolId: z.uuid() })

/** A school opened a service: its pupils need codes. */
export const serviceOpened = defineEvent('teleservices/service.opened', School)
/** The copy of a school towards its families is to be made now. */
export const replicationRequested = defineEvent('teleservices/replication.requested', School)
/** The nightly copy of a group of schools. */
export const nightRequested = defineEvent('teleservices/night.requested', z.object({ schoolIds: z.array(z.uuid()) }))
