import '@/lib/manifests'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { localMailer } from '@/lib/notifications/local-mailbox'
import type { Mailer } from '@/lib/notifications/outcomes'
import { db } from '@/lib/platform/db'

const batchOf = (requestKey: string) =>
  db.notificationBatch.findFirstOrThrow({ where: { requestKey }, select: { id: true } })

/** The lease of a message that waits, or whose process died, ends now. */
export async function hurryMessage(key: string): Promise<void> {
  const { id } = await batchOf(key)
  await db.$executeRaw`update delivery set lease_until = '2000-01-01' where batch_id = ${id}::uuid and lease_until is not null`
}

/** Sends the message of that key as its job does: what became of it, and what the local mailbox received. */
export async function sendMessage(key: string, mailer: Mailer = localMailer) {
  const { id: batchId } = await batchOf(key)
  await sendEmails(batchId, mailer)
  const { state, groupId } = await db.delivery.findFirstOrThrow({ where: { batchId } })
  return { state, mail: await db.localMessage.findUnique({ where: { key: groupId } }) }
}
