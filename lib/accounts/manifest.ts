import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { codeReminderMailing, recoveryMailing, securityNoticeMailing } from './mailing-kinds'
import { remindCodes } from './reminders/jobs/remind-codes'

export const ACCOUNTS: Manifest = {
  jobs: [remindCodes],
  mailingKinds: [recoveryMailing, securityNoticeMailing, codeReminderMailing],
  loadKinds: [],
  openers: [],
}
