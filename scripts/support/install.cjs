const fs = require('node:fs')
const path = require('node:path')
const { inRoot } = require('./paths.cjs')
const { capture, run } = require('./processes.cjs')
const { fingerprint, readJson, readState, saveState } = require('./state.cjs')
const { Failure, say } = require('./terminal.cjs')

/** npm keeps a copy of the lock of what it installed: it tells the two sets apart, better than a mark of ours. */
const record = () => inRoot('node_modules', '.package-lock.json')

/** Installs what package-lock.json asks for, when node_modules holds anything else. */
async function install({ development = false } = {}) {
  const wanted = readJson(inRoot('package-lock.json'))?.packages ?? {}
  const command = commandFor(wanted, readJson(record())?.packages, development)
  if (!command) return
  say('Installation des dépendances…')
  // Cut short, an addition must not pass for done.
  fs.rmSync(record(), { force: true })
  const code = await run(...npm([...command, '--no-audit', '--no-fund', '--loglevel=error']))
  if (code !== 0) throw new Failure('L’installation des dépendances (npm) a échoué : voir les lignes ci-dessus.')
}

/**
 * What npm has to do, null when nothing: install what serves, and with `development` what builds and tests Passerelle.
 * The second set is added to the first, and kept once it is there. Both are packages by their place, as npm locks them.
 */
function commandFor(wanted, present, development) {
  if (isInstalled(wanted, present, development)) return null
  const both = development || Object.values(present ?? {}).some(({ dev }) => dev === true)
  // NODE_ENV=production would leave out what the tests need.
  if (!both) return ['ci', '--omit=dev']
  return [...(isInstalled(wanted, present, false) ? ['install', '--no-save'] : ['ci']), '--include=dev']
}

function isInstalled(wanted, present, development) {
  if (!present) return false
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true
    const found = present[place]
    if (!found) return entry.optional === true || entry.devOptional === true || (entry.dev === true && !development)
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function npm(args) {
  const script = process.env.npm_execpath
  return script && /\.c?js$/.test(script) ? [process.execPath, [script, ...args]] : ['npm', args]
}

/** Generates the Prisma client when the schema changed. Its engine is never downloaded (decision 5). */
async function generate() {
  const print = fingerprint(['prisma/schema', 'prisma.config.ts', 'package-lock.json'])
  if (readState().generated === print && fs.existsSync(inRoot('lib/platform/prisma/client.ts'))) return
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const { code, stdout, stderr } = await capture(process.execPath, [binOf('prisma'), 'generate'], { env })
  if (code !== 0) throw new Failure(`La génération du client Prisma a échoué :\n${stdout}${stderr}`)
  saveState({ generated: print })
}

/** Path of the script behind a command of a package: `next` → node_modules/next/dist/bin/next. */
function binOf(packageName, command = packageName) {
  const folder = inRoot('node_modules', packageName)
  const { bin } = readJson(path.join(folder, 'package.json'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}

module.exports = { install, commandFor, generate, binOf }
