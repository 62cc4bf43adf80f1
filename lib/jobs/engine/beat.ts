import type { Pool } from './pool'

/** What /api/health reads. The row comes back after any absence. */
export async function beat(pool: Pool, id: string): Promise<void> {
  await pool.query(
    `insert into job_engine (id, mode) values ($1, 'embedded')
     on conflict (id) do update set beat_at = clock_timestamp()`,
    [id],
  )
}

export async function leave(pool: Pool, id: string): Promise<void> {
  await pool.query('delete from job_engine where id = $1', [id]).catch(() => {})
}

/** An outage is told once, not at every turn. */
export function quietly(report: (message: string, error: unknown) => void) {
  let last = ''
  const told = (message: string, error: unknown) => {
    const text = `${message}: ${error instanceof Error ? error.message : String(error)}`
    if (text !== last) report(message, error)
    last = text
  }
  const recovered = () => {
    last = ''
  }
  return Object.assign(told, { recovered })
}
