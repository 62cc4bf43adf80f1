import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { emit, type JobEvent } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import { db, type Prisma, type Tx, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { Reading } from '../intake'
import type { LoadAnomaly, LoadKind } from '../kinds'
import { findOpenLoad } from '../queries/find-open-load'

type ReceivedFile = { name: string; size: number; sha256: string; documentId?: string }
type Opening = { kind: LoadKind; files: readonly ReceivedFile[] } & (
  | { reading: Reading; anomaliesKept: number }
  | { uploaded(loadId: string): JobEvent }
)

/** The row of a load that was received, with its files, its line of journal and what wakes its job. Returns its id. */
export async function openLoad(actor: StaffActor, opening: Opening): Promise<string> {
  const { kind, files } = opening
  try {
    return await db.$transaction(async (tx) => {
      const { id } = await tx.fileLoad.create({
        data: {
          kind: kind.kind,
          schoolId: actor.schoolId,
          exclusive: kind.exclusive !== undefined,
          requestedById: actor.id,
          files: { create: [...files] },
          ...('reading' in opening ? readingData(opening.reading) : { progressLabel: 'En attente' }),
        },
        select: { id: true },
      })
      const load = { id, schoolId: actor.schoolId }
      if ('reading' in opening && 'anomalies' in opening.reading)
        await addAnomalies(tx, id, opening.reading.anomalies.slice(0, opening.anomaliesKept))
      const entry = kind.journal.requested?.(load, files)
      if (entry) await recordAudit(tx, actor, entry)
      if ('uploaded' in opening) await emit(tx, opening.uploaded(id))
      return id
    })
  } catch (error) {
    if (!kind.exclusive || !violates(error, 'one_open_load_per_school_and_kind')) throw error
    const open = await findOpenLoad(actor, kind)
    throw new Refusal('CONFLICT', kind.exclusive.alreadyOpen(open?.requestedBy ?? null))
  }
}

type ReadData = Pick<
  Prisma.FileLoadUncheckedCreateInput,
  | 'year'
  | 'state'
  | 'fault'
  | 'analysedAt'
  | 'finishedAt'
  | 'forgottenAt'
  | 'progress'
  | 'report'
  | 'content'
  | 'anomalyCount'
>

function readingData(reading: Reading): ReadData {
  const now = businessNow()
  const { year } = reading
  if ('fault' in reading)
    return { year, state: 'REJECTED', fault: reading.fault, finishedAt: now, forgottenAt: now, progress: 100 }
  const { report, content, anomalies } = reading
  return {
    year,
    state: 'ANALYSED',
    analysedAt: now,
    progress: 100,
    report: report as Prisma.InputJsonObject,
    content: content as Prisma.InputJsonObject,
    anomalyCount: anomalies.length,
  }
}

/** Writes anomalies in the order given. */
export async function addAnomalies(tx: Tx, loadId: string, anomalies: readonly LoadAnomaly[]): Promise<void> {
  await tx.$executeRaw`
    insert into load_anomaly (load_id, severity, code, message, file_name, line, subject)
    select ${loadId}::uuid, a.severity::anomaly_severity, a.code, a.message, a."fileName", a.line, a.subject
    from jsonb_to_recordset(${JSON.stringify(anomalies)}::jsonb)
      as a (severity text, code text, message text, "fileName" text, line int, subject text)`
}
