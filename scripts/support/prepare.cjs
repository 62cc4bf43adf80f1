const fs = require('node:fs')
const { inRoot, inData } = require('./paths.cjs')
const { bundle } = require('./bundle.cjs')
const { openDatabase } = require('./database.cjs')
const { generate, install } = require('./install.cjs')
const { isDemonstration } = require('./loopback.cjs')
const { capture } = require('./processes.cjs')
const { secrets } = require('./secrets.cjs')
const { fingerprint, readState, saveState } = require('./state.cjs')
const { Failure, say } = require('./terminal.cjs')

/** Reads `.env` (what is already set wins), and refuses a folder that belongs to someone else. */
function enterFolder() {
  if (fs.existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
  const me = process.getuid?.()
  if (me === undefined || me === 0) return
  const foreign = ['.data', 'node_modules', '.next'].find((name) => {
    const stat = fs.statSync(inRoot(name), { throwIfNoEntry: false })
    return stat && stat.uid !== me
  })
  if (foreign)
    throw new Failure(
      `Le dossier ${foreign} appartient à un autre utilisateur de la machine : relancez Passerelle avec celui qui l’a démarrée ici la première fois, ou travaillez dans une autre copie.`,
    )
  try {
    fs.accessSync(inRoot(), fs.constants.W_OK)
  } catch {
    throw new Failure('Ce dossier n’est pas accessible en écriture : copiez Passerelle dans un dossier à vous.')
  }
}

const BUNDLED = [
  'cli',
  'lib',
  'components',
  'prisma',
  'tsconfig.json',
  'package-lock.json',
  'scripts/support/bundle.cjs',
]

/** Bundles command lines and workers when their sources changed. */
async function bundleChanged() {
  const print = fingerprint(BUNDLED)
  if (readState().bundled === print && fs.existsSync(inData('build', 'migrate.js'))) return
  await bundle()
  saveState({ bundled: print })
}

/** Dependencies, Prisma client, bundles: whatever changed since the last command. */
async function prepareCode(options) {
  await install(options)
  await generate()
  await bundleChanged()
}

/** Variables that every program of ours receives. */
function environment(databaseUrl) {
  const port = process.env.PORT || '3000'
  // Who owns the tables is nobody's business but the migrations'.
  const { DATABASE_OWNER_URL: _owner, ...given } = process.env
  const env = {
    ...given,
    ...secrets(),
    DATABASE_URL: databaseUrl,
    PORT: port,
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
    NODE_ENV: process.env.NODE_ENV || 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { ...env, DEMO: isDemonstration(env) ? '1' : '0' }
}

/** Arguments of Node for an entry point of `cli/`. */
const bundled = (name, args = []) => [
  '--enable-source-maps',
  ...['--require', inRoot('scripts', 'support', 'closed-pipe.cjs')],
  inData('build', `${name}.js`),
  ...args,
]

async function migrate(env, ownerUrl) {
  const { code, stdout, stderr } = await capture(process.execPath, bundled('migrate'), {
    env: { ...env, DATABASE_OWNER_URL: ownerUrl },
  })
  if (code !== 0) throw new Failure(`Les migrations de la base ont échoué :\n${stderr.trim()}`)
  if (stderr.trim()) say(stderr.trim())
  const applied = stdout.split('\n').filter(Boolean)
  if (applied.length > 0) say(`Base de données : ${applied.length} migration(s) appliquée(s).`)
}

/**
 * The database, migrated, with the environment to use it: as the application, or `asOwner` for what makes databases. Whoever
 * calls leaves it.
 */
async function prepareDatabase({ asOwner = false } = {}) {
  const database = await openDatabase()
  try {
    await migrate(environment(database.url), database.ownerUrl)
    const env = environment(asOwner ? database.ownerUrl : database.url)
    return { database, env }
  } catch (error) {
    await database.leave()
    throw error
  }
}

/** Refuses, before the database is opened, what the application would refuse at each of its pages. */
async function checkEnvironment() {
  const env = environment(process.env.DATABASE_URL || 'postgresql://localhost')
  const { code, stderr } = await capture(process.execPath, bundled('environment'), { env })
  if (code !== 0) throw new Failure(`Passerelle ne démarre pas avec ces réglages.\n${stderr.trim()}`)
}

module.exports = { enterFolder, checkEnvironment, prepareCode, prepareDatabase, environment, bundled }
