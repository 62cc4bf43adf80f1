const fs = require('node:fs')
const path = require('node:path')
const { root, inRoot, inData, ensureData } = require('./paths.cjs')

/** Names of the entry points: `cli/import.ts` → `import`. */
function entryPoints() {
  const folder = inRoot('cli')
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder).filter((file) => /^[a-z0-9-]+\.tsx?$/.test(file))
}

/** Options shared by the one-off build and the watch of `npm run dev`. */
function options() {
  ensureData()
  const empty = inData('empty.js')
  fs.writeFileSync(empty, 'export {}\n')
  return {
    absWorkingDir: root,
    entryPoints: entryPoints().map((file) => path.join('cli', file)),
    outdir: '.data/build',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'linked',
    tsconfig: 'tsconfig.json',
    alias: { 'server-only': empty },
    logLevel: 'warning',
    logOverride: { 'empty-import-meta': 'silent' },
  }
}

/**
 * Bundles `cli/*.ts` into `.data/build/*.js`. A file is replaced at once, the shared pieces before the entries that name
 * them: a worker never reads half of a build.
 */
async function bundle() {
  const esbuild = require('esbuild')
  const { outputFiles } = await esbuild.build({ ...options(), write: false })
  // Its service process would live as long as we do.
  await esbuild.stop()
  fs.mkdirSync(inData('build'), { recursive: true })
  const isEntry = ({ path: file }) => !path.basename(file).startsWith('chunk-')
  for (const file of outputFiles.sort((a, b) => isEntry(a) - isEntry(b))) {
    const fresh = `${file.path}.${process.pid}`
    fs.writeFileSync(fresh, file.contents)
    fs.renameSync(fresh, file.path)
  }
  removeOrphans(new Set(outputFiles.map((file) => path.basename(file.path))))
}

function removeOrphans(kept) {
  for (const file of fs.readdirSync(inData('build')))
    if (!kept.has(file) && /\.js(\.map)?$/.test(file)) fs.rmSync(inData('build', file), { force: true })
}

/** Bundles again at each change, until the returned function is called. */
async function watch() {
  const context = await require('esbuild').context(options())
  await context.watch()
  return () => context.dispose()
}

module.exports = { bundle, watch, entryPoints }
