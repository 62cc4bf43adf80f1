import { parentPort, workerData } from 'node:worker_threads'
import '@/lib/manifests'
import { closeFile } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { db } from '@/lib/platform/db'

const { documentIds } = workerData as { documentIds: string[] }
for (const documentId of documentIds) {
  const { pages } = await printFile(documentId)
  await closeFile(documentId, pages)
}
await db.$disconnect()
parentPort?.postMessage({ type: 'done', value: null })
