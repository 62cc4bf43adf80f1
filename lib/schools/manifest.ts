import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { analyseImportJob } from './imports/jobs/analyse-import'
import { applyImportJob } from './imports/jobs/apply-import'
import { importLoad } from './imports/load-kind'
import { importOpener } from './imports/opener'

export const SCHOOLS: Manifest = {
  jobs: [analyseImportJob, applyImportJob],
  mailingKinds: [],
  loadKinds: [importLoad],
  openers: [importOpener],
}
