import { nextInstant } from './cron'
import { compile } from './expression-parser'
import { type Client, type Pool, rowsOf, transaction } from './pool'
import { FunctionConfig, type Registration, UNSUPPORTED } from './protocol'

export type JobFunction = FunctionConfig & { url: string }

/**
 * Records the functions of an application: those that left are forgotten, a schedule that stays keeps its next instant,
 * so that one missed while nobody ran is caught up once. Throws, with the function's id, on what the engine cannot do.
 */
export async function saveFunctions(pool: Pool, registration: Registration): Promise<string[]> {
  const app = registration.appName ?? registration.app_id ?? 'app'
  const configs = registration.functions.map(checkedConfig)
  const crons = configs.flatMap((config) => scheduleOf(config, new Date()))
  await transaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('passerelle.jobs.register'))")
    await client.query(
      `insert into job_function (id, app, url, config)
       select f.id, $1, f.url, f.config from jsonb_to_recordset($2::jsonb) as f (id text, url text, config jsonb)
       on conflict (id) do update
         set app = excluded.app, url = excluded.url, config = excluded.config, registered_at = clock_timestamp()`,
      [app, JSON.stringify(configs.map((config) => ({ id: config.id, url: registration.url, config })))],
    )
    await client.query('delete from job_function where app = $1 and id <> all ($2)', [app, configs.map(({ id }) => id)])
    await client.query(
      `delete from job_cron c using job_function f
       where f.id = c.function_id and f.app = $1 and not exists (
         select from jsonb_to_recordset($2::jsonb) as n (function_id text, expression text)
         where n.function_id = c.function_id and n.expression = c.expression)`,
      [app, JSON.stringify(crons)],
    )
    await client.query(
      `insert into job_cron (function_id, expression, next_at)
       select * from jsonb_to_recordset($1::jsonb) as n (function_id text, expression text, next_at timestamptz)
       on conflict do nothing`,
      [JSON.stringify(crons)],
    )
  })
  return configs.map(({ id }) => id)
}

/** Every registered function. */
export async function listFunctions(client: Pool | Client): Promise<JobFunction[]> {
  const rows = await rowsOf<{ config: unknown; url: string }>(
    client,
    'select config, url from job_function order by id',
  )
  return rows.map(({ config, url }) => ({ ...FunctionConfig.parse(config), url }))
}

function checkedConfig(raw: Record<string, unknown>): FunctionConfig {
  const config = FunctionConfig.parse(raw)
  const refused = UNSUPPORTED.find((option) => raw[option] !== undefined)
  if (refused) throw new Error(`${config.id}: the embedded engine does not do « ${refused} »`)
  const expressions = [
    config.idempotency,
    ...config.concurrency.map(({ key }) => key),
    ...config.triggers.map(({ expression }) => expression),
  ]
  for (const expression of expressions) if (expression) compile(expression)
  return config
}

const scheduleOf = (config: FunctionConfig, now: Date) =>
  config.triggers.flatMap(({ cron }) => {
    const next = cron ? nextInstant(cron, now) : null
    return cron && next ? [{ function_id: config.id, expression: cron, next_at: next }] : []
  })
