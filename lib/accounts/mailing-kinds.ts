import 'server-only'
import { z } from 'zod'
import { challengeMailing } from '@/lib/auth/challenges/mailing'
import { alone } from '@/lib/mailings/alone'
import type { MailingKind } from '@/lib/mailings/kinds'
import { db } from '@/lib/platform/db'
import { buildSecurityEmail } from './documents/security-email'
import { readNotice } from './queries/read-notice'
import { EMAILED_PURPOSES, RECOVERY_MAILING } from './recovery/challenge-purposes'
import { deleteReminders, REMINDER_MAILING } from './reminders/commands/send-code-reminders'
import { buildCodeReminder } from './reminders/documents/code-reminder-email'
import { readReminder } from './reminders/queries/read-reminder'

const FROM = 'Passerelle'

export const recoveryMailing = challengeMailing(RECOVERY_MAILING, EMAILED_PURPOSES)

const ReminderLine = z.object({ reminderId: z.uuid() })

/** Tells that a code can be used from today; then forgets the address. */
export const codeReminderMailing: MailingKind = {
  kind: REMINDER_MAILING,
  open: alone(async ({ recipient }) => {
    const facts = await readReminder(ReminderLine.parse(recipient).reminderId)
    return facts && (async () => ({ ...(await buildCodeReminder(facts)), fromName: FROM, to: facts.to }))
  }),
  onSettled: (lines) => deleteReminders(lines.map(({ recipient }) => ReminderLine.parse(recipient).reminderId)),
}

const NoticeLine = z.object({ noticeId: z.uuid() })

/** Tells the owner of an account that a way of signing in has changed (identity.md P7); then forgets the address. */
export const securityNoticeMailing: MailingKind = {
  kind: 'accounts.security-notice',
  open: alone(async ({ recipient }) => {
    const facts = await readNotice(NoticeLine.parse(recipient).noticeId)
    return facts && (async () => ({ ...(await buildSecurityEmail(facts)), fromName: FROM, to: facts.email }))
  }),
  async onSettled(lines) {
    await db.securityNotice.deleteMany({
      where: { id: { in: lines.map(({ recipient }) => NoticeLine.parse(recipient).noticeId) } },
    })
  },
}
