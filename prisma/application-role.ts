import pg from 'pg'

/**
 * The application signs in as a plain role: it reads and writes rows, and can neither change a table, nor its triggers, nor
 * read a file of the server. The owner of the tables migrates and gives it, at every start, what the last migration added.
 * Does nothing when both addresses are of one user.
 */
export async function prepareApplicationRole(ownerUrl: string, applicationUrl: string): Promise<void> {
  const { username, password } = new URL(applicationUrl)
  if (username === new URL(ownerUrl).username) return
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await createRole(client, decodeURIComponent(username), decodeURIComponent(password))
    const role = client.escapeIdentifier(decodeURIComponent(username))
    await client.query(`begin; ${GRANTS.map((grant) => `${grant} to ${role};`).join('\n')}`)
    // What a transaction fills is analysed by who fills it; before 17 only the owner could.
    if ((await versionOf(client)) >= 170_000)
      await client.query(`grant maintain on all tables in schema public, teleservices to ${role}`)
    await client.query(`revoke all on _prisma_migrations from ${role}; commit`)
  } finally {
    await client.end()
  }
}

const GRANTS = [
  'grant usage on schema public, teleservices',
  'grant select, insert, update, delete on all tables in schema public, teleservices',
  'grant usage, select on all sequences in schema public, teleservices',
  'grant passerelle_family',
]

/** Roles belong to the cluster: other bases of it may have made the role, or be making it. */
async function createRole(client: pg.Client, name: string, password: string) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (rowCount) return
  const created = `create role ${client.escapeIdentifier(name)} login password ${client.escapeLiteral(password)}`
  await client.query(created).catch((error: { code?: string }) => {
    if (error.code !== DUPLICATE_OBJECT && error.code !== UNIQUE_VIOLATION) throw error
  })
}

const DUPLICATE_OBJECT = '42710'
const UNIQUE_VIOLATION = '23505'

async function versionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  return Number(rows[0]?.server_version_num)
}
