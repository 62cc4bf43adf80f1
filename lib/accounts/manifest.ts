import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { remindCodes } from './jobs/remind-codes'
import { codeReminderMailing, recoveryMailing, securityNoticeMailing } from './mailing-kinds'

export const ACCOUNTS: Manifest = {
  jobs: [remindCodes],
  mailingKinds: [recoveryMailing, securityNoticeMailing, codeReminderMailing],
  loadKinds: [],
  openers: [],
}
