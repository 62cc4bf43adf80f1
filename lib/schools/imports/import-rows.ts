import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import type { Anomaly } from './anomalies'

/** Space of advisory locks: one import at a time in a school, analysis or writing. */
const LOCK_SPACE = 7_270_172

/** Session lock: released by PostgreSQL when the connection ends, even by kill -9. False when another import holds it. */
export async function takeSchoolLock(
  client: BulkClient,
  schoolId: string,
  { wait }: { wait: boolean },
): Promise<boolean> {
  if (wait) {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, schoolId])
    return true
  }
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [
    LOCK_SPACE,
    schoolId,
  ])
  return rows[0]?.taken === true
}

export async function saveAnomalies(
  client: BulkClient,
  importId: string,
  anomalies: readonly Anomaly[],
): Promise<void> {
  await client.query(
    `insert into import_anomaly (import_id, severity, code, message, file_name, line, subject)
     select $1::uuid, a.severity::anomaly_severity, a.code, a.message, a."fileName", a.line, a.subject
     from jsonb_to_recordset($2::jsonb) as a (severity text, code text, message text, "fileName" text, line int, subject text)`,
    [importId, JSON.stringify(anomalies)],
  )
}

/** Errors first, then questions, then warnings, in the order of the file. */
export async function loadAnomalies(client: BulkClient, importId: string): Promise<Anomaly[]> {
  const { rows } = await client.query<Anomaly>(
    `select severity, code, message, file_name as "fileName", line, subject from import_anomaly
     where import_id = $1 order by severity, line nulls first, id`,
    [importId],
  )
  return rows
}

const STAGED = ['import_student', 'import_guardian', 'import_guardianship', 'import_division', 'import_mef']

/** The analysed content of an import that is confirmed, cancelled or too old. */
export async function forgetStagedRows(client: BulkClient, importId: string): Promise<void> {
  for (const table of STAGED) await client.query(`delete from ${table} where import_id = $1`, [importId])
}

/** A second attempt begins from nothing. */
export async function forgetAnalysis(client: BulkClient, importId: string): Promise<void> {
  await forgetStagedRows(client, importId)
  await client.query('delete from import_anomaly where import_id = $1', [importId])
}
