import 'server-only'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalCode } from '@/lib/platform/errors'

type WorkerMessage = { type: 'progress'; value: unknown } | { type: 'done'; value: unknown }

/**
 * Runs `cli/<name>.ts` in a worker thread, from the bundle that scripts/build.cjs made (decision 18).
 * The worker finds `input` in `workerData`, posts `{ type: 'progress', value }` as often as it wishes and
 * `{ type: 'done', value }` once. What it throws is thrown here; a `Refusal` stays one.
 */
export function runWorker<Result>(
  name: string,
  input: unknown,
  onProgress?: (progress: unknown) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundleOf(name), { workerData: input })
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') return onProgress?.(message.value)
      resolve(message.value as Result)
      // A pool that the worker left open must not keep its thread.
      void worker.terminate()
    })
    worker.on('error', (error) => reject(revive(error)))
    worker.on('exit', (code) => reject(new Error(`Worker ${name} ended without a result (exit code ${code}).`)))
  })
}

function bundleOf(name: string): string {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`Not the name of a worker: ${name}`)
  return path.join(/* turbopackIgnore: true */ process.cwd(), '.data', 'build', `${name}.js`)
}

/** Threads hand errors over as plain data: the class is lost, the fields are not. */
function revive(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'Refusal') return error
  const { code, message } = error as Error & { code: RefusalCode }
  return new Refusal(code, message)
}
