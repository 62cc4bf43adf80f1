import { localMailer } from '@/lib/notifications/local-mailbox'
import { db } from '@/lib/platform/db'
import { finishBatch } from '@/lib/teleservices/deliveries/commands/follow-batch'
import { startBatch } from '@/lib/teleservices/deliveries/commands/start-batch'
import { closeFile, planFiles } from '@/lib/teleservices/deliveries/jobs/plan-files'
import { printFile } from '@/lib/teleservices/deliveries/jobs/print-file'
import { sendEmails } from '@/lib/teleservices/deliveries/jobs/send-emails'

/** A process that does all of one run, as the jobs do: `notify-child <batchId>`. Killed without warning. */
const [batchId = ''] = process.argv.slice(2)
process.send?.('working')
await startBatch(batchId)
for (const documentId of await planFiles(batchId)) {
  const { pages } = await printFile(documentId)
  await closeFile(documentId, pages)
}
await sendEmails(batchId, localMailer)
await db.$transaction((tx) => finishBatch(tx, batchId))
process.send?.({ ended: true })
process.exit(0)
