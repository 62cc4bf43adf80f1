const fs = require('node:fs')
const path = require('node:path')
const { inRoot } = require('./paths.cjs')
const { capture, run } = require('./processes.cjs')
const { fingerprint, readJson, readState, saveState } = require('./state.cjs')
const { Failure, say } = require('./terminal.cjs')

/** Installs what package-lock.json asks for, when node_modules holds anything else. */
async function install({ development = false } = {}) {
  if (isInstalled(development)) return
  say('Installation des dépendances…')
  // NODE_ENV=production would leave out what the tests need.
  const code = await run(...npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']))
  if (code !== 0) throw new Failure('L’installation des dépendances (npm ci) a échoué : voir les lignes ci-dessus.')
}

function npm(args) {
  const script = process.env.npm_execpath
  return script && /\.c?js$/.test(script) ? [process.execPath, [script, ...args]] : ['npm', args]
}

/** npm keeps a copy of the lock of what it installed: compare, rather than trust a mark of ours. */
function isInstalled(development) {
  const wanted = readJson(inRoot('package-lock.json'))?.packages ?? {}
  const present = readJson(inRoot('node_modules', '.package-lock.json'))?.packages
  if (!present) return false
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true
    const found = present[place]
    if (!found) return entry.optional === true || entry.devOptional === true || (entry.dev === true && !development)
    return found.version === entry.version && found.integrity === entry.integrity
  })
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

module.exports = { install, generate, binOf }
