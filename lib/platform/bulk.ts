import 'server-only'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { env } from './env'

/** A connection of its own for COPY, temporary tables and session locks, which the Prisma client cannot hold. */
export type BulkClient = pg.Client

/** Opens the connection, closes it whatever happens: an open transaction is rolled back, session locks are released. */
export async function withBulkConnection<Result>(run: (client: BulkClient) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: 'passerelle-bulk' })
  // A server that goes away is reported by the query under way; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Commits what `run` wrote, or nothing of it when it throws. */
export async function inBulkTransaction<Result>(client: BulkClient, run: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    const result = await run()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** Columns and table are names of ours, never of a user; `lines` come from `copyLine`. */
export async function copyLines(
  client: BulkClient,
  table: string,
  columns: string,
  lines: readonly string[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`))
  stream.end(`${lines.join('\n')}\n`)
  await finished(stream)
}

type Cell = string | number | boolean | null | undefined

/** One row in the text format of COPY, without its end of line: null is `\N`, an empty string stays an empty string. */
export function copyLine(cells: readonly Cell[]): string {
  // Joined at once: adding piece after piece leaves a tree of strings to collect for each row.
  const parts = new Array<string>(cells.length)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]
    if (cell === null || cell === undefined) parts[index] = '\\N'
    else parts[index] = typeof cell === 'string' ? escapeCell(cell) : String(cell)
  }
  return parts.join('\t')
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const escapeCell = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char) : text
