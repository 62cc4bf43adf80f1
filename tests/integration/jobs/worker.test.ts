import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { runWorker } from '@/lib/jobs/worker'
import { Refusal } from '@/lib/platform/errors'

const written: string[] = []
afterEach(() => {
  for (const file of written.splice(0)) rmSync(file)
})

/** A worker as the bundler leaves it. */
function workerOf(source: string): string {
  const name = `worker-test-${randomUUID()}`
  const file = path.resolve('.data/build', `${name}.js`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads'\n${source}`)
  written.push(file)
  return name
}

test('a worker receives its input, tells its progress, then gives its result', async () => {
  const name = workerOf(`
    parentPort.postMessage({ type: 'progress', value: 1 })
    parentPort.postMessage({ type: 'progress', value: 2 })
    setInterval(() => {}, 1000) // a pool left open
    parentPort.postMessage({ type: 'done', value: workerData.pages * 2 })`)
  const progress: unknown[] = []
  expect(await runWorker<number>(name, { pages: 21 }, (value) => progress.push(value))).toBe(42)
  expect(progress).toEqual([1, 2])
})

test('what a worker throws is thrown to the caller, and a Refusal stays one', async () => {
  const refusing = workerOf(`
    const error = new Error('Le fichier est vide.')
    error.name = 'Refusal'
    error.code = 'REJECTED'
    throw error`)
  const refused = await runWorker(refusing, null).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refusal)
  expect(refused).toMatchObject({ code: 'REJECTED', message: 'Le fichier est vide.' })
  await expect(runWorker(workerOf('throw new TypeError("bug")'), null)).rejects.toThrow(TypeError)
})

test('a worker that ends without a result, and a name that leaves the folder, are errors', async () => {
  await expect(runWorker(workerOf('process.exit(3)'), null)).rejects.toThrow('exit code 3')
  await expect(runWorker('../serve', null)).rejects.toThrow('Not the name of a worker')
})
