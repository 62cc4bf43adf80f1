import { cron } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { sendCodeReminders } from '../commands/send-code-reminders'

/** After the night that makes codes usable, at an hour when people read their mail. */
export const remindCodes = inngest.createFunction(
  { id: 'accounts.remind-codes', triggers: [cron('TZ=Europe/Paris 0 7 * * *')], concurrency: 1 },
  async ({ step }) => ({ reminders: await step.run('remind', sendCodeReminders) }),
)
