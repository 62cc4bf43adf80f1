import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { OpenedDocument } from '@/lib/documents/open-document'
import { recordDownload } from '@/lib/documents/record-download'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { acceptLetters, finishBatch, lockBatch } from './follow-batch'

/**
 * Records a download. The first one of a file of letters dates them and ends the possibility to cancel them: whoever
 * holds the file may have posted it (TS-93).
 */
export async function downloadLetters(actor: StaffActor, document: OpenedDocument): Promise<void> {
  await db.$transaction(async (tx) => {
    if (document.kind === 'letters' && document.batchId) {
      await lockBatch(tx, document.batchId)
      // The run may have been cancelled, and its files removed, a moment ago.
      const still = await tx.storedDocument.count({ where: { id: document.id, schoolId: actor.schoolId } })
      if (still === 0) throw new Refusal('NOT_FOUND', 'Ce fichier n’existe plus.')
      await acceptLetters(tx, { batchId: document.batchId, documentId: document.id })
      await finishBatch(tx, document.batchId)
    }
    await recordDownload(tx, actor, document)
  })
}
