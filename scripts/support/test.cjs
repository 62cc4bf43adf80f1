const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { inData } = require('./paths.cjs')
const { buildChanged } = require('./build.cjs')
const { findChromium } = require('./chromium.cjs')
const { binOf } = require('./install.cjs')
const { withLock } = require('./lock.cjs')
const { startThrowAway } = require('./postgres.cjs')
const { enterFolder, environment, prepareCode } = require('./prepare.cjs')
const { capture, isStopping, onStop, runNode } = require('./processes.cjs')
const { ofPlaywright, ofVitest, slowestLines } = require('./slowest.cjs')
const { provedAlready, rememberProofs } = require('./slow-proofs.cjs')
const { readJson } = require('./state.cjs')
const { Failure, runMain, say } = require('./terminal.cjs')

const SUITES = ['check', 'integration', 'e2e', 'unit']
/** A unix socket of Chromium in a longer folder would have no valid name. */
const LONGEST_TEMPORARY_FOLDER = 50
const ROUNDS_OF_THE_NIGHT = { KILLS: '200', SEQUENCES: '200' }

/**
 * `npm test`; `--only=check|unit|integration|e2e`; `--night`: every slow proof, with many more rounds; what follows `--`
 * goes to the runner of that suite.
 */
async function test(args) {
  const { only, night, rest } = parse(args)
  const wanted = (suite) => !only || only === suite
  enterFolder()
  const held = { counts: { passed: 0, failed: 0 }, tests: [], times: [] }
  onStop(async () => (await held.postgres)?.stop())
  await timed(held, 'installation', () => withLock(() => prepareCode({ development: true })))
  fs.mkdirSync(inData('test'), { recursive: true })
  ownTemporaryFolder()
  try {
    // What mostly waits, for the network or for the disk, begins now: it is there when it is asked for.
    const chromium = wanted('e2e') ? early(findChromium()) : null
    const database = wanted('integration') || wanted('e2e') ? early(databaseUrl(held)) : null
    // Beside the unit tests: each keeps one processor busy.
    const checked = early(wanted('check') ? attempt(held, 'règles et types', () => check(held)) : Promise.resolve())
    // The build takes what the tests leave of the processors. Not before the types, which it writes too.
    const built = wanted('e2e') ? early(checked.then(build)) : null
    if (wanted('check') || wanted('unit')) await attempt(held, 'unit', () => vitest(held, 'unit', rest))
    await checked
    if (wanted('integration')) await attempt(held, 'integration', () => integration(held, database, { night, rest }))
    if (wanted('e2e')) await attempt(held, 'bout en bout', () => endToEnd(held, { database, built, chromium }, rest))
  } finally {
    await (await held.postgres)?.stop()
  }
  const lines = slowestLines(held.tests)
  if (lines.length > 0) say(`\n— Les tests les plus lents\n${lines.join('\n')}`)
  say(`\n— Durées : ${held.times.join(', ')}`)
  const { passed, failed } = held.counts
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function parse(args) {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  if (only && !SUITES.includes(only)) throw new Failure(`--only=${only} : au choix ${SUITES.join(', ')}.`)
  const night = args.includes('--night')
  return { only, night, rest: args.filter((arg) => !arg.startsWith('--only=') && arg !== '--night') }
}

/** Chromium and the tests leave files behind: they go where git and other users do not look. */
function ownTemporaryFolder() {
  const near = inData('tmp')
  const folder = near.length <= LONGEST_TEMPORARY_FOLDER ? near : fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-'))
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  Object.assign(process.env, { TMPDIR: folder, NEXT_TELEMETRY_DISABLED: '1' })
}

/** A promise that fails when it is awaited, not before. */
function early(promise) {
  promise.catch(() => {})
  return promise
}

async function databaseUrl(held) {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL
  held.postgres = startThrowAway()
  return (await held.postgres).url
}

/** A suite that cannot even run is one failure; the others still run. */
async function attempt(held, name, suite) {
  try {
    await timed(held, name, suite)
  } catch (error) {
    if (isStopping()) throw error
    held.counts.failed++
    say(error instanceof Failure ? error.message : String(error.stack))
  }
}

/** Where the budget of tests/README.md goes. */
async function timed({ times }, name, work) {
  const began = Date.now()
  try {
    await work()
  } finally {
    times.push(`${name} ${Math.round((Date.now() - began) / 1000)} s`)
  }
}

const build = () => withLock(() => buildChanged(environment(''), { quietly: true }))

/** Lint and types: one result each, told in one piece. */
async function check(held) {
  const rules = await captureNode([binOf('@biomejs/biome', 'biome'), 'ci', '--error-on-warnings', '.'])
  // Routes are types too: `typedRoutes`, PageProps.
  await captureNode([binOf('next'), 'typegen'])
  const types = await captureNode([binOf('typescript', 'tsc'), '--noEmit'])
  tell(held, 'Format et règles (biome)', rules)
  tell(held, 'Types (tsc)', types)
}

const captureNode = (args) => capture(process.execPath, args)

function tell({ counts }, title, { code, stdout, stderr }) {
  say(`\n— ${title}\n${stdout}${stderr}`)
  code === 0 ? counts.passed++ : counts.failed++
}

async function integration(held, database, { night, rest }) {
  process.env.TEST_DATABASE_URL = await database
  if (night) for (const [name, value] of Object.entries(ROUNDS_OF_THE_NIGHT)) process.env[name] ??= value
  // Somebody who names a file or a test wants it played.
  const proved = night || rest.length > 0 ? [] : provedAlready()
  const report = await vitest(held, 'integration', [...rest, ...proved.flatMap((file) => ['--exclude', file])])
  rememberProofs(report)
  if (proved.length > 0)
    say(
      `Preuves lentes laissées de côté : elles ont réussi ici, et rien de ce qu’elles importent n’a changé depuis (npm run test:night les joue toutes) :\n  ${proved.join('\n  ')}`,
    )
}

async function vitest(held, project, rest) {
  say(`\n— Tests ${project}`)
  const report = reportOf(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode([binOf('vitest'), 'run', '--project', `${project}*`, ...reporters, ...rest], {
    env: { TEST_RUN_ID: String(process.pid) },
  })
  const result = readJson(report) ?? {}
  // A file that does not load holds no test: it counts as one failure.
  const unloaded = (result.testResults ?? []).filter((file) => file.status === 'failed' && noneFailed(file)).length
  held.tests.push(...ofVitest(project, result))
  add(held, code, result.numPassedTests ?? 0, (result.numFailedTests ?? 0) + unloaded)
  return result
}

const noneFailed = ({ assertionResults }) => !assertionResults.some(({ status }) => status === 'failed')

async function endToEnd(held, { database, built, chromium }, rest) {
  say('\n— Tests de bout en bout')
  process.env.TEST_DATABASE_URL = await database
  await built
  const report = reportOf('e2e')
  const code = await runNode([binOf('@playwright/test', 'playwright'), 'test', ...rest], {
    env: { TEST_RUN_ID: String(process.pid), CHROMIUM_PATH: await chromium, E2E_REPORT: report },
  })
  const result = readJson(report)
  const { stats = {}, errors = [] } = result ?? {}
  held.tests.push(...ofPlaywright(result))
  add(held, code, stats.expected ?? 0, (stats.unexpected ?? 0) + (stats.flaky ?? 0) + errors.length)
}

function reportOf(suite) {
  const file = inData('test', `${suite}.json`)
  fs.rmSync(file, { force: true })
  return file
}

/** A runner that fails without naming a test still counts as a failure. */
function add({ counts }, code, passed, failed) {
  counts.passed += passed
  counts.failed += failed === 0 && code !== 0 ? 1 : failed
}

module.exports = { main: (args) => runMain(() => test(args)) }
