import type { z } from 'zod'
import type { JobEvent } from './send'

type Data = JobEvent['data']
type Told = Pick<JobEvent, 'id' | 'notBefore'>

/** The schema of a payload: ids and counts only. */
export type EventSchema = z.ZodType<Data, Data>

/**
 * A wake-up call as who emits and who receives know it: `emit(tx, batchStarted({ batchId }, { id: … }))` on one side,
 * `triggers: [eventType(batchStarted.event, { schema: batchStarted.schema })]` of lib/jobs/trigger on the other.
 */
export function defineEvent<Name extends string, Schema extends EventSchema>(name: Name, schema: Schema) {
  const event = (data: z.input<Schema>, told: Told = {}): JobEvent => ({ name, data: schema.parse(data), ...told })
  return Object.assign(event, { event: name, schema })
}
