import '@/lib/manifests'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { localMailer } from '@/lib/notifications/local-mailbox'
import type { Mailer } from '@/lib/notifications/outcomes'
import { createSmtpMailer } from '@/lib/notifications/smtp'

/** A process of its own that sends the e-mails of a run: `deliver-child <batchId> [smtp url]`. Killed without warning. */
const [batchId = '', smtp] = process.argv.slice(2)
const mailer = smtp ? createSmtpMailer(smtp) : localMailer
const told: Mailer = {
  ...mailer,
  send: (mail) => {
    process.send?.('leaving')
    return mailer.send(mail)
  },
}
const { remaining } = await sendEmails(batchId, told)
process.send?.({ remaining })
process.exit(0)
