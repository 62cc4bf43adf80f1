import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { createStudentCodesJob } from './holders/jobs/create-student-codes'
import { usernameMailing } from './holders/mailing-kind'
import { caeMailing, carMailing } from './letters/mailing-kinds'
import { sampleMailing } from './notifications/mailing-kind'
import { recordLoad } from './records/load-kinds'
import { replicate, replicateGroupJob, replicateOneSchool } from './replication/jobs/replicate'

export const TELESERVICES_CONTEXT: Manifest = {
  jobs: [replicate, replicateGroupJob, replicateOneSchool, createStudentCodesJob],
  mailingKinds: [carMailing, caeMailing, usernameMailing, sampleMailing],
  loadKinds: Object.values(recordLoad),
  openers: [],
}
