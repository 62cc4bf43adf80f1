import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { expireLoadsJob } from './jobs/expire-loads'

export const LOADS: Manifest = { jobs: [expireLoadsJob], mailingKinds: [], loadKinds: [], openers: [] }
