import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { OpenedDocument } from './open-document'

/** Each download leaves a trace; the first one also leaves its instant on the document. */
export async function recordDownload(tx: Tx, actor: StaffActor, { id, kind }: OpenedDocument): Promise<void> {
  await tx.storedDocument.updateMany({
    where: { id, schoolId: actor.schoolId, firstDownloadedAt: null },
    data: { firstDownloadedAt: businessNow() },
  })
  await recordAudit(tx, actor, { action: 'document.downloaded', target: { type: 'stored-document', id }, kind })
}
