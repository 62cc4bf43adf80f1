const fs = require('node:fs')
const { inData, ensureData } = require('./paths.cjs')
const { commandLine, wait } = require('./processes.cjs')
const { say } = require('./terminal.cjs')

const file = () => inData('prepare.lock')

/** One command at a time installs, bundles, migrates; a lock whose owner died is taken over. */
async function withLock(work) {
  ensureData()
  let told = false
  while (!take()) {
    if (!told) say('Une autre commande de Passerelle prépare ce dossier : attente…')
    told = true
    await wait(300)
  }
  try {
    return await work()
  } finally {
    release()
  }
}

function take() {
  try {
    fs.writeFileSync(file(), String(process.pid), { flag: 'wx' })
    process.once('exit', release)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isStale()) fs.rmSync(file(), { force: true })
    return false
  }
}

function isStale() {
  const owner = Number(readOwner())
  // An empty file: its owner is between creating it and writing in it, or died there.
  if (!owner) return Date.now() - modifiedAt() > 2000
  return owner !== process.pid && !/scripts\/(start|cli|build|test|serve)\.cjs/.test(commandLine(owner))
}

const modifiedAt = () => fs.statSync(file(), { throwIfNoEntry: false })?.mtimeMs ?? Date.now()

function readOwner() {
  try {
    return fs.readFileSync(file(), 'utf8')
  } catch {
    return ''
  }
}

function release() {
  process.removeListener('exit', release)
  if (readOwner() === String(process.pid)) fs.rmSync(file(), { force: true })
}

module.exports = { withLock }
