import type { JobFunction } from './functions'
import type { Client } from './pool'
import type { Operation } from './protocol'
import { finishRun, type LockedRun } from './runs'
import { invoke, memoise, plan, wait } from './steps'

export type Outcome = {
  /** A step got its result. */
  progressed: boolean
  /** The function asked to be called again. */
  callAgain: boolean
  /** The run is over. */
  ended: boolean
  /** A step failed and may be tried again. */
  failure: { error: unknown } | null
}

/** Applies the operations of one answer to a run whose row is locked; a step already known is left as it is. */
export async function applyOperations(
  client: Client,
  run: LockedRun,
  { operations, lastAttempt, fn }: { operations: Operation[]; lastAttempt: boolean; fn: JobFunction },
): Promise<Outcome> {
  const outcome: Outcome = { progressed: false, callAgain: false, ended: false, failure: null }
  for (const operation of operations) {
    switch (operation.op) {
      case 'StepRun':
      case 'Step':
        await memoise(client, run, operation, { data: operation.data ?? null })
        outcome.progressed = true
        break
      case 'StepFailed':
        await memoise(client, run, operation, { error: operation.error })
        outcome.progressed = true
        break
      case 'StepError':
        if (lastAttempt) {
          await memoise(client, run, operation, { error: operation.error })
          outcome.progressed = true
        } else outcome.failure = { error: operation.error }
        break
      case 'StepPlanned':
        await plan(client, run, operation)
        break
      case 'Sleep':
      case 'WaitForEvent':
        await wait(client, run, operation)
        break
      case 'InvokeFunction':
        if (await invoke(client, run, operation)) outcome.progressed = true
        break
      case 'DiscoveryRequest':
        outcome.callAgain = true
        break
      case 'RunComplete':
        await finishRun(client, run, { state: 'COMPLETED', output: operation.data })
        return { ...outcome, ended: true }
      default:
        await finishRun(client, run, { state: 'FAILED', error: unsupported(operation.op, fn) })
        return { ...outcome, ended: true }
    }
  }
  return outcome
}

const unsupported = (op: string, fn: JobFunction) => ({
  name: 'UnsupportedOperationError',
  message: `${fn.id}: the embedded engine does not do « ${op} »`,
})
