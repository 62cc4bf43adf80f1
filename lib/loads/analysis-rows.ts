import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import { businessNow } from '@/lib/platform/clock'
import type { LoadAnomaly } from './kinds'

/** What an analysis writes of its load, inside the transaction of its own connection. */
export type Figures = { year: number; report: object }

/**
 * Adds the anomalies that a select of the kind finds among what it staged: severity, code, message, file_name, line,
 * subject. Its parameters begin with the id of the load, `$1`.
 */
export async function addAnomaliesOf(
  client: BulkClient,
  loadId: string,
  select: string,
  more: readonly unknown[] = [],
): Promise<void> {
  await client.query(
    `insert into load_anomaly (load_id, severity, code, message, file_name, line, subject)
     select $1::uuid, a.severity::anomaly_severity, a.code, a.message, a.file_name, a.line, a.subject
     from (${select}) as a (severity, code, message, file_name, line, subject)`,
    [loadId, ...more],
  )
}

export const saveAnomalies = (client: BulkClient, loadId: string, anomalies: readonly LoadAnomaly[]): Promise<void> =>
  addAnomaliesOf(
    client,
    loadId,
    `select severity, code, message, "fileName", line, subject from jsonb_to_recordset($2::jsonb)
       as r (severity text, code text, message text, "fileName" text, line int, subject text)`,
    [JSON.stringify(anomalies)],
  )

/** Errors first, then questions, then warnings, in the order of the file. */
export async function readAnomalies(client: BulkClient, loadId: string): Promise<LoadAnomaly[]> {
  const { rows } = await client.query<LoadAnomaly>(
    `select severity, code, message, file_name as "fileName", line, subject from load_anomaly
     where load_id = $1 order by severity, line nulls first, code desc, id`,
    [loadId],
  )
  return rows
}

/** A second attempt begins from nothing. */
export async function forgetEarlierAnomalies(client: BulkClient, loadId: string): Promise<void> {
  await client.query('delete from load_anomaly where load_id = $1', [loadId])
}

/** False when the load was cancelled meanwhile: what was staged is to be thrown away. */
export async function markAnalysed(client: BulkClient, loadId: string, { year, report }: Figures): Promise<boolean> {
  const { rowCount } = await client.query(
    `update file_load set state = 'ANALYSED', year = $2, report = $3, analysed_at = $4, progress = 100, progress_label = null,
       anomaly_count = (select count(*) from load_anomaly where load_id = $1)
     where id = $1 and state = 'ANALYSING'`,
    [loadId, year, JSON.stringify(report), businessNow()],
  )
  return rowCount === 1
}
