import { parentPort, workerData } from 'node:worker_threads'
import { cutAccesses, HELD } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { analyseImport, applyImport } from '@/lib/schools/imports/run-import'

const { phase, importId } = workerData as { phase: 'analyse' | 'apply'; importId: string }
try {
  if (phase === 'analyse') await analyseImport(importId, HELD)
  else await applyImport(importId, cutAccesses)
} finally {
  await db.$disconnect()
}
parentPort?.postMessage({ type: 'done', value: null })
