import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { challengeMailing, securityNoticeMailing } from './mailing-kinds'

export const ACCOUNTS: Manifest = { jobs: [], mailingKinds: [challengeMailing, securityNoticeMailing], openers: [] }
