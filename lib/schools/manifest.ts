import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { analyseImportJob } from './jobs/analyse-import'
import { applyImportJob } from './jobs/apply-import'
import { expireImportsJob } from './jobs/expire-imports'
import { importOpener } from './opener'

export const SCHOOLS: Manifest = {
  jobs: [analyseImportJob, applyImportJob, expireImportsJob],
  mailingKinds: [],
  openers: [importOpener],
}
