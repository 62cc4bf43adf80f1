import { holds, keyOf } from './expression'
import { type JobFunction, listFunctions } from './functions'
import { type Client, rowsOf } from './pool'
import { type EventPayload, INVOKED_EVENT } from './protocol'
import { createRuns, type NewRun, type Resolution, resolveSteps } from './runs'

const BATCH = 500

/** Routes the events that are due: new runs, and waits that they end. One transaction a batch; returns its size. */
export async function routeEvents(client: Client): Promise<number> {
  const events = await rowsOf<EventPayload>(
    client,
    `select id, name, data, (extract(epoch from created_at) * 1000)::float8 as ts from job_event
     where processed_at is null and not_before <= clock_timestamp()
     order by not_before limit ${BATCH} for update skip locked`,
  )
  if (events.length === 0) return 0
  const functions = await listFunctions(client)
  await createRuns(
    client,
    events.flatMap((event) => runsOf(event, functions)),
  )
  await resolveSteps(client, await expectedBy(client, events))
  await client.query('update job_event set processed_at = clock_timestamp() where id = any ($1)', [
    events.map(({ id }) => id),
  ])
  return events.length
}

function runsOf(event: EventPayload, functions: readonly JobFunction[]): NewRun[] {
  // An invocation names its function; it is never broadcast.
  if (event.name === INVOKED_EVENT) return []
  return functions
    .filter((fn) =>
      fn.triggers.some((trigger) => isNamed(trigger.event, event) && holds(trigger.expression, { event })),
    )
    .map((fn) => ({ fn, event, idempotencyKey: fn.idempotency ? keyOf(fn.idempotency, { event }) : null }))
}

const isNamed = (pattern: string | undefined, event: EventPayload): boolean =>
  pattern?.endsWith('*') ? event.name.startsWith(pattern.slice(0, -1)) : pattern === event.name

type Waiting = { run_id: string; id: string; expression: string | null; event: EventPayload; ordinal: number }

/** The waits that these events end; the first event that fits wins. */
async function expectedBy(client: Client, events: EventPayload[]): Promise<Resolution[]> {
  const paths = await rowsOf<{ event_name: string; match_path: string }>(
    client,
    `select distinct event_name, match_path from job_step where state = 'WAITING' and event_name = any ($1)`,
    [events.map(({ name }) => name)],
  )
  if (paths.length === 0) return []
  const keys = events.flatMap((event, ordinal) =>
    paths
      .filter(({ event_name }) => event_name === event.name)
      .map(({ event_name, match_path: path }) => ({
        ordinal,
        event_name,
        match_path: path,
        match_value: path === '' ? '' : keyOf(`async.${path}`, { async: event }),
      })),
  )
  const waiting = await rowsOf<Waiting>(
    client,
    `select s.run_id, s.id, s.expression, r.event, k.ordinal
     from jsonb_to_recordset($1::jsonb) as k (ordinal int, event_name text, match_path text, match_value text)
     join job_step s on s.state = 'WAITING' and s.event_name = k.event_name
       and s.match_path = k.match_path and s.match_value = k.match_value
     join job_run r on r.id = s.run_id
     order by k.ordinal`,
    [JSON.stringify(keys)],
  )
  const first = new Map<string, Resolution>()
  for (const { run_id: runId, id: stepId, expression, event, ordinal } of waiting) {
    const received = events[ordinal]
    const key = `${runId}/${stepId}`
    if (!first.has(key) && holds(expression, { event, async: received }))
      first.set(key, { runId, stepId, data: received })
  }
  return [...first.values()]
}
