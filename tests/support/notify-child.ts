import '@/lib/manifests'
import { finishBatch } from '@/lib/mailings/commands/follow-batch'
import { startBatch } from '@/lib/mailings/commands/start-batch'
import { closeFile, planFiles } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { localMailer } from '@/lib/notifications/local-mailbox'
import { db } from '@/lib/platform/db'

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
