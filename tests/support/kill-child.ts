import { type ChildProcess, fork } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** Kills wanted of a stress: a handful in the suite, `KILLS=200 npm test -- --only=integration …` for the record. */
export const KILLS = Number(process.env.KILLS ?? 2)

/** What a bundle cannot hold: machine code, and files read from beside their package. */
const APART = ['@node-rs/argon2', 'pg-native', 'pdfkit']
/** What packages written for `require` expect to find. */
const COMMON_JS = `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname`

/**
 * Bundles a program of tests/support as a process of its own; `remove` deletes the bundle. Packages are inside: it lives a
 * second, of which opening a thousand files would be half.
 */
export async function bundleChild(entry: string): Promise<{ file: string; remove(): Promise<void> }> {
  const file = path.resolve('.data', 'test', `child-${randomUUID()}.mjs`)
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: APART,
    banner: { js: COMMON_JS },
    alias: { 'server-only': path.resolve('tests/support/empty.ts') },
    logLevel: 'error',
  })
  return { file, remove: () => rm(file, { force: true }) }
}

/**
 * Runs a bundle, lets `arm` choose when it dies, without warning. Resolves to the object that it sent at its end, or
 * null when it was killed before.
 */
export function runChild(file: string, args: string[], arm: (child: ChildProcess) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(file, args)
    let result: unknown = null
    child.on('message', (message) => {
      if (typeof message === 'object') result = message
    })
    child.on('error', reject)
    child.on('exit', () => resolve(result))
    arm(child)
  })
}

/** Dies at a random instant of its work, up to `milliseconds` after it said « working ». */
export const killWithin = (milliseconds: number) => (child: ChildProcess) =>
  child.once('message', () => setTimeout(() => child.kill('SIGKILL'), randomInt(0, milliseconds)))
