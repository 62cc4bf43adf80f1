import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { recoveryMailing, securityNoticeMailing } from './mailing-kinds'

export const ACCOUNTS: Manifest = {
  jobs: [],
  mailingKinds: [recoveryMailing, securityNoticeMailing],
  loadKinds: [],
  openers: [],
}
