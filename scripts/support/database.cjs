const net = require('node:net')
const { inRoot } = require('./paths.cjs')
const { joinPostgres } = require('./postgres.cjs')
const { Failure } = require('./terminal.cjs')

const OLDEST = 150_000

/** « db.exemple.fr:5432 »: never the password. */
function addressOf(url) {
  try {
    const { hostname, port } = new URL(url)
    return { host: hostname.replace(/^\[|\]$/g, '') || 'localhost', port: Number(port || 5432) }
  } catch {
    throw new Failure(
      'DATABASE_URL ne se lit pas : elle s’écrit postgresql://utilisateur:motdepasse@machine:5432/base.',
    )
  }
}

/** Before anything is installed: does something listen at DATABASE_URL? */
function probeDatabase() {
  if (!process.env.DATABASE_URL) return Promise.resolve()
  const { host, port } = addressOf(process.env.DATABASE_URL)
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new Failure(`La base de données de DATABASE_URL ne répond pas (${host}:${port}).`))
    const socket = net.connect({ host, port, timeout: 5000 })
    socket.once('connect', () => socket.destroy(resolve()))
    socket.once('timeout', () => socket.destroy(refuse()))
    socket.once('error', refuse)
  })
}

/**
 * The database of DATABASE_URL, else the embedded one: `{ url, ownerUrl, leave, keepAlive }`. `ownerUrl` is the address of
 * whoever owns the tables, for migrations alone.
 */
async function openDatabase() {
  if (!process.env.DATABASE_URL) return joinPostgres()
  const url = process.env.DATABASE_URL
  // The role of the application may not exist before the first migration.
  const ownerUrl = process.env.DATABASE_OWNER_URL || url
  await checkGiven(ownerUrl)
  return { url, ownerUrl, leave: async () => {}, keepAlive: () => {} }
}

async function checkGiven(url) {
  const { host, port } = addressOf(url)
  const { Client } = require(inRoot('node_modules/pg'))
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('show server_version_num')
    if (Number(rows[0].server_version_num) < OLDEST)
      throw new Failure(`Passerelle demande PostgreSQL 15 ou plus récent ; ${host}:${port} est plus ancien.`)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`La base de données de DATABASE_URL ne répond pas (${host}:${port}) : ${error.message}`)
  } finally {
    await client.end().catch(() => {})
  }
}

module.exports = { probeDatabase, openDatabase }
