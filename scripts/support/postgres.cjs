const { createHmac } = require('node:crypto')
const fs = require('node:fs')
const { isAlive, until } = require('./processes.cjs')
const { choosePlace } = require('./postgres-place.cjs')
const { connection, dataFolder, ensureServer, logFile, stateFile, stopServer, USER } = require('./postgres-server.cjs')

const DATABASE = 'passerelle'
/** The plain role that the application signs in as; the owner of the cluster migrates (prisma/application-role). */
const APPLICATION = 'passerelle_app'
/** Name of the connection that each command keeps open as long as it needs the server. */
const PRESENT = 'passerelle-present'
const LEAVING = 'passerelle-leaving'
/** Commands that leave do so one after the other. */
const LEAVING_LOCK = 7_270_172
const THROW_AWAY = 'test-'

/**
 * The embedded PostgreSQL of this folder, started or joined: `{ url, ownerUrl, leave, keepAlive }`. A connection kept open says that
 * someone is there, and PostgreSQL itself forgets it when that process dies: the last one to leave stops the server.
 */
async function joinPostgres() {
  const server = { name: 'postgres', place: choosePlace(), settings: ['max_connections=100'] }
  const live = await ensureServer(server)
  const presence = await connect(live, 'postgres', PRESENT)
  await ensureDatabase(presence, DATABASE)
  const session = { server, live, presence, gone: null }
  return {
    url: applicationUrl(live),
    ownerUrl: urlOf(live, DATABASE),
    leave: (options) => {
      session.gone ??= leave(session, options)
      return session.gone
    },
    keepAlive: (onRestart) => keepAlive(session, onRestart),
  }
}

const urlOf = ({ port, password }, database) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`

/** Its password derives from the owner's, which it does not give. */
const applicationUrl = ({ port, password }) => {
  const own = createHmac('sha256', password).update(APPLICATION).digest('base64url')
  return `postgresql://${APPLICATION}:${own}@127.0.0.1:${port}/${DATABASE}`
}

async function connect(live, database, name) {
  const client = connection(live, database, name)
  await client.connect()
  return client
}

async function ensureDatabase(client, name) {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount === 0) await client.query(`create database "${name}"`)
}

/** Restarts PostgreSQL when it dies while we need it: the pools of the application then recover by themselves. */
function keepAlive(session, onRestart) {
  session.presence.once('end', async () => {
    if (session.gone) return
    try {
      session.live = await ensureServer(session.server)
      session.presence = await connect(session.live, 'postgres', PRESENT)
    } catch (error) {
      return onRestart(error)
    }
    onRestart(null, applicationUrl(session.live))
    keepAlive(session, onRestart)
  })
}

/** Leaves; stops the server unless another command of ours is there or, with `anyone`, any other client. */
async function leave({ server, ...session }, options) {
  if (await othersAreThere(session.presence, options)) return session.presence.end()
  await stopServer(server)
}

async function othersAreThere(presence, { anyone = false } = {}) {
  const others = anyone ? '' : `and application_name = '${PRESENT}'`
  const alone = async () => {
    const { rows } = await presence.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
          and application_name <> '${LEAVING}' ${others}`,
    )
    return rows.length === 0
  }
  try {
    await presence.query('select pg_advisory_lock($1)', [LEAVING_LOCK])
    await presence.query(`set application_name = '${LEAVING}'`)
    // The connections of a process that has just ended take a moment to vanish.
    return !(await until(alone, anyone ? 1000 : 0, 100))
  } catch {
    // It no longer answers: nobody is there.
    return false
  }
}

/** A throw-away server of this run, `{ url, stop }`: nothing of it outlives `stop`, or the next call after a `kill -9`. */
async function startThrowAway() {
  const place = choosePlace()
  await removeAbandoned(place)
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']
  const server = { name: `${THROW_AWAY}${process.pid}`, place, settings, throwAway: true }
  const live = await ensureServer(server)
  let stopped = null
  return {
    url: urlOf(live, 'postgres'),
    stop: () => {
      stopped ??= discard(server)
      return stopped
    },
  }
}

async function removeAbandoned(place) {
  const names = new Set(fs.readdirSync(place.base).map((file) => file.match(/^test-\d+(-[a-z]+)?(?=\.|$)/)?.[0]))
  for (const name of names)
    if (name && !isAlive(Number(name.split('-')[1]))) await discard({ name, place, settings: [] })
}

async function discard(server) {
  await stopServer(server)
  for (const file of [dataFolder(server), stateFile(server), logFile(server)])
    fs.rmSync(file, { recursive: true, force: true })
}

module.exports = { joinPostgres, startThrowAway }
