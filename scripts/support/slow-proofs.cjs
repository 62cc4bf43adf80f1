const fs = require('node:fs')
const path = require('node:path')
const { inData, inRoot } = require('./paths.cjs')
const { fingerprint, readJson, writeJson } = require('./state.cjs')

/** Proofs by patience: deaths, a hundred thousand events, fifty nights, an académie, three PostgreSQL servers. */
const SLOW_PROOFS = [
  'tests/integration/jobs/engine.test.ts',
  'tests/integration/jobs/recovery.test.ts',
  'tests/integration/mailings/kill-run.test.ts',
  'tests/integration/mailings/kill.test.ts',
  'tests/integration/scripts/postgres.test.ts',
  'tests/integration/seed/demo.test.ts',
  'tests/integration/teleservices/replication/kill-replication.test.ts',
]

/** What may change any of them without being imported. */
const ALWAYS = [
  ...[
    'prisma/migrations',
    'prisma/schema',
    'package-lock.json',
    'vitest.config.ts',
    'tests/support/integration-env.ts',
  ],
  ...['tests/support/databases.ts', 'tests/support/template-database.ts', 'prisma/migrate.ts'],
]

const IMPORTED = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g
/** Programs that a proof bundles or starts are named by their path. */
const NAMED = /['"`]((?:tests|lib|cli|scripts|prisma)\/[\w./-]+\.(?:ts|tsx|cjs))['"`]/g
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '.cjs']

/** Every file of ours that a file reaches, itself included, in alphabetical order: too many rather than too few. */
function closureOf(start) {
  const found = new Set([start])
  for (const file of found) {
    const text = fs.readFileSync(inRoot(file), 'utf8')
    const names = [...text.matchAll(IMPORTED)].map(([, name]) => fromRoot(file, name))
    names.push(...[...text.matchAll(NAMED)].map(([, name]) => name))
    for (const name of names) {
      const target = name && ENDINGS.map((ending) => name + ending).find(isFile)
      if (target) found.add(target)
    }
  }
  return [...found].sort()
}

function fromRoot(file, name) {
  if (name.startsWith('@/')) return name.slice(2)
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : null
}

const isFile = (name) => fs.statSync(inRoot(name), { throwIfNoEntry: false })?.isFile() ?? false

const printOf = (file) => fingerprint([...ALWAYS, ...closureOf(file)])
const stampsFile = () => inData('test', 'slow-proofs.json')

/** Those that have nothing new to prove: they passed here, and none of their files changed since. */
function provedAlready() {
  const stamps = readJson(stampsFile()) ?? {}
  return SLOW_PROOFS.filter((file) => isFile(file) && stamps[file] === printOf(file))
}

/** Remembers those that a report of Vitest says have passed; forgets those that failed. */
function rememberProofs(report) {
  const stamps = readJson(stampsFile()) ?? {}
  for (const { name, status } of report?.testResults ?? []) {
    const file = path.relative(inRoot(), name).split(path.sep).join('/')
    if (!SLOW_PROOFS.includes(file)) continue
    if (status === 'passed') stamps[file] = printOf(file)
    else delete stamps[file]
  }
  writeJson(stampsFile(), stamps)
}

module.exports = { SLOW_PROOFS, closureOf, provedAlready, rememberProofs }
