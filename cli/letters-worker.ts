import { parentPort, workerData } from 'node:worker_threads'
import { db } from '@/lib/platform/db'
import { closeFile } from '@/lib/teleservices/deliveries/jobs/plan-files'
import { printFile } from '@/lib/teleservices/deliveries/jobs/print-file'

const { documentIds } = workerData as { documentIds: string[] }
for (const documentId of documentIds) {
  const { pages } = await printFile(documentId)
  await closeFile(documentId, pages)
}
await db.$disconnect()
parentPort?.postMessage({ type: 'done', value: null })
