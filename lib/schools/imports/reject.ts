import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Anomaly } from './anomalies'
import { forgetImports } from './forget'

/** Ends an import that cannot go further; says why on its page. Nothing of the school has been written. */
export async function rejectImport(importId: string, schoolId: string, anomalies: readonly Anomaly[]): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, schoolId, state: { in: ['UPLOADED', 'ANALYSING', 'APPLYING'] } },
      data: { state: 'REJECTED', finishedAt: businessNow(), progressLabel: null },
    })
    if (count === 0) return
    await tx.$executeRaw`
      insert into import_anomaly (import_id, severity, code, message, file_name, line, subject)
      select ${importId}::uuid, a.severity::anomaly_severity, a.code, a.message, a."fileName", a.line, a.subject
      from jsonb_to_recordset(${JSON.stringify(anomalies)}::jsonb)
        as a (severity text, code text, message text, "fileName" text, line int, subject text)`
    await forgetImports(tx, [importId])
    const actor = schoolSystemActor('schools.analyse-import', schoolId)
    const errors = anomalies.filter(({ severity }) => severity === 'ERROR').length
    await recordAudit(tx, actor, { action: 'import.rejected', target: { type: 'import', id: importId }, errors })
  })
}
