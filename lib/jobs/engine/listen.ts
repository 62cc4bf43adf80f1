import pg from 'pg'

export const CHANNEL = 'passerelle_jobs'

/** Calls `announce` at each NOTIFY; connects again by itself. Between two connections the poll does the work. */
export function listen(connectionString: string, announce: () => void): { stop(): Promise<void> } {
  let stopped = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined

  async function connect() {
    const fresh = new pg.Client({ connectionString, application_name: 'passerelle-jobs-listen', keepAlive: true })
    fresh.on('error', () => {})
    fresh.on('end', later)
    fresh.on('notification', announce)
    client = fresh
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
      announce()
    } catch {
      await fresh.end().catch(() => {})
      later()
    }
  }

  function later() {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), 1000)
  }

  void connect()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
