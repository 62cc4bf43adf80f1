import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { analyseImportJob } from './jobs/analyse-import'
import { applyImportJob } from './jobs/apply-import'
import { importLoad } from './load-kind'
import { importOpener } from './opener'

export const SCHOOLS: Manifest = {
  jobs: [analyseImportJob, applyImportJob],
  mailingKinds: [],
  loadKinds: [importLoad],
  openers: [importOpener],
}
