import { z } from 'zod'
import { saveFunctions } from './functions'
import type { Pool } from './pool'
import { Registration } from './protocol'
import { isBearerOf, sameText } from './sign'

const Sent = z.object({
  id: z.string().optional(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().optional(),
})
const SentEvents = z.union([z.array(Sent), Sent.transform((event) => [event])])

export type EventApi = { pool: Pool; eventKey: string; signingKey: string }

/** The two addresses that the SDK calls: `POST /e/<event key>` and `POST /fn/register`. */
export async function answerEventApi({ pool, eventKey, signingKey }: EventApi, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST') return Response.json({ error: 'Not found' }, { status: 404 })
  if (pathname.startsWith('/e/')) {
    if (!sameText(decodeURIComponent(pathname.slice(3)), eventKey))
      return Response.json({ error: 'Event key not found', status: 401 }, { status: 401 })
    const sent = SentEvents.safeParse(await request.json())
    if (!sent.success) return Response.json({ error: 'Cannot process event payload', status: 400 }, { status: 400 })
    const ids = await storeEvents(pool, sent.data, request.headers.get('x-inngest-event-id-seed'))
    return Response.json({ ids, status: 200 })
  }
  if (pathname === '/fn/register') {
    if (!isBearerOf(request.headers.get('authorization'), signingKey))
      return Response.json({ error: 'Unauthorized', status: 401 }, { status: 401 })
    return register(pool, Registration.parse(await request.json()))
  }
  return Response.json({ error: 'Not found' }, { status: 404 })
}

async function register(pool: Pool, registration: Registration): Promise<Response> {
  try {
    await saveFunctions(pool, registration)
    return Response.json({ status: 200, modified: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return Response.json({ status: 400, error: message, modified: false }, { status: 400 })
  }
}

/** The same seed gives the same ids: a sending that the SDK repeats after a cut is stored once. */
async function storeEvents(pool: Pool, events: z.output<typeof SentEvents>, seed: string | null): Promise<string[]> {
  const rows = events.map((event, index) => ({
    id: event.id || (seed ? `${seed},${index}` : crypto.randomUUID()),
    name: event.name,
    data: event.data ?? {},
    not_before: new Date(event.ts ?? 0),
  }))
  await pool.query(
    `insert into job_event (id, name, data, not_before)
     select id, name, data, greatest(not_before, clock_timestamp())
     from jsonb_to_recordset($1::jsonb) as e (id text, name text, data jsonb, not_before timestamptz)
     on conflict (id) do nothing`,
    [JSON.stringify(rows)],
  )
  return rows.map(({ id }) => id)
}
