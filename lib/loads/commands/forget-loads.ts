import 'server-only'
import { deleteDocuments } from '@/lib/documents/owned'
import { businessNow, daysBefore } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { LoadKind } from '../kinds'

/** Removes the stored files and the analysis of loads that are over; figures, anomalies and hashes stay in the history. */
export async function forgetLoads(tx: Tx, kind: LoadKind, loadIds: readonly string[]): Promise<void> {
  if (loadIds.length === 0) return
  await kind.forget?.(tx, loadIds)
  const files = await tx.loadedFile.findMany({
    where: { loadId: { in: [...loadIds] }, documentId: { not: null } },
    select: { documentId: true },
  })
  await deleteDocuments(
    tx,
    files.flatMap(({ documentId }) => documentId ?? []),
  )
  await tx.fileLoad.updateMany({ where: { id: { in: [...loadIds] } }, data: { forgottenAt: businessNow() } })
}

/** Removes the anomalies of loads that ended long ago enough for their kind; their number stays. Returns how many loads. */
export async function forgetAnomalies(kind: LoadKind): Promise<number> {
  if (kind.anomalyDays === undefined) return 0
  const [forgotten] = await db.$queryRaw<{ loads: number }[]>`
    with gone as (
      delete from load_anomaly a using file_load l
      where l.id = a.load_id and l.kind = ${kind.kind} and l.finished_at < ${daysBefore(kind.anomalyDays, businessNow())}
      returning a.load_id
    )
    select count(distinct load_id)::int as loads from gone`
  return forgotten?.loads ?? 0
}
