const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { root, inData, ensureData } = require('./paths.cjs')

/** Reads a JSON file of `.data`; null when absent or damaged. */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Replaces a file at once, readable by its owner alone. */
function writeJson(file, value) {
  const fresh = `${file}.${process.pid}`
  fs.writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  const { uid, gid } = fs.statSync(path.dirname(file))
  // Root at work in the folder of someone else leaves it to them.
  if (process.getuid?.() === 0) fs.chownSync(fresh, uid, gid)
  fs.renameSync(fresh, file)
}

/** What was last made from which sources: `{ generated, bundled, built }`. */
const readState = () => readJson(inData('state.json')) ?? {}

function saveState(change) {
  ensureData()
  writeJson(inData('state.json'), { ...readState(), ...change })
}

const NEVER = new Set(['node_modules', 'test-results', 'playwright-report', 'next-env.d.ts'])
const skipped = (relative, name) =>
  name.startsWith('.') ||
  NEVER.has(name) ||
  name.endsWith('.tsbuildinfo') ||
  name.endsWith('.md') ||
  relative === path.join('lib', 'platform', 'prisma')

/** SHA-256 over the paths and bytes of those files and folders of the project (all but `except` for none). */
function fingerprint(parts, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const part of parts) addTo(hash, part)
  return hash.digest('hex')
}

function addTo(hash, relative) {
  const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isFile()) {
    hash.update(`${relative}\0${stat.size}\0`).update(fs.readFileSync(path.join(root, relative)))
    return
  }
  for (const name of fs.readdirSync(path.join(root, relative)).sort()) {
    const child = path.join(relative, name)
    if (!skipped(child, name)) addTo(hash, child)
  }
}

/** Every file and folder at the root that can change what is served. */
function servedSources() {
  const apart = new Set([
    'tests',
    'docs',
    'scripts',
    'cli',
    'LICENSE',
    'playwright.config.ts',
    'vitest.config.ts',
    'biome.json',
  ])
  return fs.readdirSync(root).filter((name) => !skipped(name, name) && !apart.has(name))
}

module.exports = { readJson, writeJson, readState, saveState, fingerprint, servedSources }
