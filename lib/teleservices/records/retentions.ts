import 'server-only'
import { businessNow, daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** A file of marks or absences that nobody confirmed for a day. */
export const cancelRecordLoads = () => db.$executeRaw`
  update record_load set state = 'CANCELLED', content = null, finished_at = ${businessNow()}
  where state = 'READY' and created_at < ${daysBefore(1)}`

/** The lines left out of a file name pupils: thirty days to correct them, then only their number stays. */
export const forgetRecordAnomalies = () => db.$executeRaw`
  update record_load set anomalies = '[]'
  where finished_at < ${daysBefore(30, businessNow())} and anomalies <> '[]'`
