import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type OpenedDocument, openerOf } from './openers'

/** Each download leaves a trace; the first one also leaves its instant on the document, and does what its owner asks. */
export async function recordDownload(actor: Actor, document: OpenedDocument): Promise<void> {
  const { id, kind, schoolId } = document
  await db.$transaction(async (tx) => {
    await openerOf(document.ownerKind)?.onDownload?.(tx, document)
    await tx.storedDocument.updateMany({
      where: { id, schoolId, firstDownloadedAt: null },
      data: { firstDownloadedAt: businessNow() },
    })
    await recordAudit(tx, actor, { action: 'document.downloaded', target: { type: 'stored-document', id }, kind })
  })
}
