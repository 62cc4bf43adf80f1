import { parentPort, workerData } from 'node:worker_threads'
import { db } from '@/lib/platform/db'
import { printFile } from '@/lib/teleservices/jobs/print-file'

const { documentId } = workerData as { documentId: string }
const value = await printFile(documentId)
await db.$disconnect()
parentPort?.postMessage({ type: 'done', value })
