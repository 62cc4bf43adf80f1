const fs = require('node:fs')
const os = require('node:os')
const { inRoot } = require('./paths.cjs')
const { bundle } = require('./bundle.cjs')
const { binOf } = require('./install.cjs')
const { withLock } = require('./lock.cjs')
const { enterFolder, environment, prepareCode } = require('./prepare.cjs')
const { capture } = require('./processes.cjs')
const { fingerprint, readState, saveState, servedSources } = require('./state.cjs')
const { Failure, runMain, say } = require('./terminal.cjs')

/** Nothing listens there: a build that reads the database must fail. */
const NO_DATABASE = 'postgresql://nobody@127.0.0.1:1/none'

/**
 * Builds the application when its sources, or the key that its server actions hold, changed since the last build;
 * `quietly`, what else runs on the machine goes first.
 */
async function buildChanged(env, { quietly = false } = {}) {
  const print = fingerprint(servedSources(), env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)
  const { built } = readState()
  if (built?.print === print && built.id === buildId()) return
  say('Construction de l’application…')
  const { code, stdout, stderr } = await capture(process.execPath, [binOf('next'), 'build'], {
    env: { ...env, NODE_ENV: 'production', CLOCK_OFFSET: '', DATABASE_URL: NO_DATABASE },
    priority: quietly ? os.constants.priority.PRIORITY_BELOW_NORMAL : undefined,
  })
  if (code !== 0) throw new Failure(`La construction a échoué :\n${stdout}${stderr}`)
  saveState({ built: { print, id: buildId() } })
}

function buildId() {
  const file = inRoot('.next', 'BUILD_ID')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null
}

/** `npm run build`: everything that changed; `--cli`: only the entry points of command lines and workers. */
async function build(args) {
  if (args.includes('--cli')) return bundle()
  enterFolder()
  await withLock(async () => {
    await prepareCode()
    await buildChanged(environment(NO_DATABASE))
  })
}

module.exports = { main: (args) => runMain(() => build(args)), buildChanged }
