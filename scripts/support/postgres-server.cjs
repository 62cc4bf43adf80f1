const { spawn, spawnSync } = require('node:child_process')
const { randomBytes } = require('node:crypto')
const fs = require('node:fs')
const net = require('node:net')
const path = require('node:path')
const { commandLine, isAlive, until, wait } = require('./processes.cjs')
const { readJson, writeJson } = require('./state.cjs')
const { Failure, say } = require('./terminal.cjs')

const USER = 'passerelle'
const STARTING = 60_000

/**
 * A server is `{ name, place, settings }`: its data are `<base>/<name>`, its password and port `<base>/<name>.json`.
 * Gives it running, `{ port, password }`: the live one when there is one, whoever started it.
 */
async function ensureServer(server) {
  createCluster(server)
  const deadline = Date.now() + STARTING
  while (Date.now() < deadline) {
    const live = await findLive(server)
    if (live) return live
    const outcome = await startServer(server)
    if (outcome === 'ready') continue
    // A dying postmaster holds its lock and its memory for a moment more.
    if (outcome === 'failed') await wait(500)
  }
  throw new Failure(`PostgreSQL ne démarre pas. Ses dernières lignes (${logFile(server)}) :\n${lastLines(server)}`)
}

const dataFolder = ({ place, name }) => path.join(place.base, name)
const stateFile = ({ place, name }) => path.join(place.base, `${name}.json`)
const logFile = ({ place, name }) => path.join(place.base, `${name}.log`)
const readServerState = (server) => readJson(stateFile(server)) ?? {}
const lastLines = (server) => fs.readFileSync(logFile(server), 'utf8').split('\n').slice(-12).join('\n')

function createCluster(server) {
  const data = dataFolder(server)
  checkOwner(data)
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) {
    if (!readServerState(server).password)
      throw new Failure(`Le mot de passe de la base (${stateFile(server)}) manque : restaurez ce fichier.`)
    return
  }
  const password = readServerState(server).password ?? randomBytes(24).toString('base64url')
  writeJson(stateFile(server), { password })
  initialise(server, password)
}

/** Made beside, then renamed: a cluster is complete or absent. */
function initialise(server, password) {
  const { base, native, user } = server.place
  const fresh = path.join(base, `${server.name}.new-${process.pid}`)
  const passwordFile = `${fresh}.pw`
  try {
    fs.mkdirSync(fresh, { mode: 0o700 })
    fs.writeFileSync(passwordFile, password, { mode: 0o600 })
    if (user) for (const file of [fresh, passwordFile]) fs.chownSync(file, user.uid, user.gid)
    const initdb = (locale) =>
      spawnSync(
        path.join(native, 'bin', 'initdb'),
        [
          ...['-D', fresh, '-U', USER, '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'],
          ...['--locale-provider=icu', '--icu-locale=fr-FR', `--locale=${locale}`, '--no-instructions'],
          ...(server.throwAway ? ['--no-sync'] : []),
        ],
        { cwd: '/', ...user, encoding: 'utf8' },
      )
    let made = initdb('C.UTF-8')
    // Old systems have no C.UTF-8; ICU does the collation in both cases.
    if (made.status !== 0) made = initdb('C')
    if (made.status !== 0) throw new Failure(`PostgreSQL n’a pas pu créer sa base :\n${made.stderr || made.error}`)
    fs.renameSync(fresh, dataFolder(server))
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true })
    fs.rmSync(passwordFile, { force: true })
  }
}

function checkOwner(data) {
  const stat = fs.statSync(data, { throwIfNoEntry: false })
  if (!stat || !process.getuid || process.getuid() === 0 || stat.uid === process.getuid()) return
  throw new Failure(
    `Les données de PostgreSQL (${data}) appartiennent à un autre utilisateur de la machine : relancez avec celui qui a démarré Passerelle la première fois.`,
  )
}

/** The server that holds the lock of the data, once it answers; null when there is none. */
async function findLive(server) {
  const data = dataFolder(server)
  const lock = readLock(data)
  if (!lock) return null
  if (!isPostmaster(lock.pid, data)) {
    // After a restart of the machine or of a container that number may be another program's, and PostgreSQL believes it.
    if (isAlive(lock.pid)) fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
    return null
  }
  const { password } = readServerState(server)
  const live = { port: lock.port, password, pid: lock.pid }
  // In recovery after a crash it may refuse connections for long; stopping, it leaves.
  let answered = false
  const settled = async () => {
    if (!isPostmaster(lock.pid, data)) return true
    answered = await answers(live)
    return answered
  }
  await until(settled, STARTING, 100)
  return answered ? live : null
}

function readLock(data) {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return null
  }
}

/** A postmaster works in its data folder; where that cannot be read, its command line tells. */
function isPostmaster(pid, data) {
  if (!(pid > 0) || !isAlive(pid)) return false
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return commandLine(pid).includes('postgres')
  }
}

async function answers({ port, password }) {
  if (!port) return false
  const client = connection({ port, password }, 'postgres', 'passerelle-check')
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** A client of the package `pg`; an error after the connection is for `end` to tell. */
function connection({ port, password }, database, name) {
  const { Client } = require('pg')
  const client = new Client({
    ...{ host: '127.0.0.1', port, user: USER, password, database },
    ...{ application_name: name, connectionTimeoutMillis: 5000, keepAlive: true },
  })
  client.on('error', () => {})
  return client
}

/** `ready`, or `failed` when the postmaster gave up (its lock, its port). */
async function startServer(server) {
  const { native, user } = server.place
  const state = readServerState(server)
  const port = (await isFree(state.port)) ? state.port : await freePort()
  writeJson(stateFile(server), { ...state, port })
  const log = fs.openSync(logFile(server), 'w', 0o600)
  const child = spawn(
    path.join(native, 'bin', 'postgres'),
    [
      ...['-D', dataFolder(server), '-h', '127.0.0.1', '-p', String(port), '-c', 'unix_socket_directories='],
      ...server.settings.flatMap((setting) => ['-c', setting]),
    ],
    // Its own session: Ctrl-C must reach the application first, PostgreSQL last.
    { cwd: '/', ...user, detached: true, stdio: ['ignore', log, log] },
  )
  fs.closeSync(log)
  let ended = false
  child.once('error', (error) => {
    ended = true
    say(error.message)
  })
  child.once('exit', () => {
    ended = true
  })
  child.unref()
  const live = { port, password: state.password }
  await until(async () => ended || (await answers(live)), STARTING, 30)
  return ended ? 'failed' : 'ready'
}

const isFree = (port) =>
  new Promise((resolve) => {
    if (!port) return resolve(false)
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** A port that nobody uses, chosen by the system. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Stops the server of those data, if any: politely, then at once. */
async function stopServer(server) {
  const data = dataFolder(server)
  const lock = readLock(data)
  if (!lock || !isPostmaster(lock.pid, data)) return
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ]) {
    process.kill(lock.pid, signal)
    if (await until(() => !isPostmaster(lock.pid, data), patience)) return
  }
}

module.exports = { ensureServer, stopServer, dataFolder, stateFile, logFile, connection, freePort, USER }
