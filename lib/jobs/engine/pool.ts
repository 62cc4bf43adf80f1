import pg from 'pg'

export type Pool = pg.Pool
export type Client = pg.PoolClient

/** The engine's own connections: they never compete with those of requests. */
export function createPool(connectionString: string, max = 6): Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'passerelle-jobs',
    connectionTimeoutMillis: 5000,
    statement_timeout: 60_000,
  })
  // Without a listener a connection cut by the server would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Runs `work` in a transaction; throws what it throws, after the roll-back. */
export async function transaction<Result>(pool: Pool, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    const rolledBack = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!rolledBack)
    throw error
  }
}

/** Rows of one query, as the type says. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  client: Pool | Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await client.query<Row>(sql, [...values])
  return rows
}
