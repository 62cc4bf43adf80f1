import 'server-only'
import type { Opener } from '@/lib/documents/openers'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { acceptLetters, finishBatch, lockBatch } from './commands/follow-batch'
import { redrawFiles } from './commands/redraw-files'
import { mailingKind } from './kinds'
import { FILE_REDRAWN } from './messages'

/** Documents of a run: its `ownerId` is the batch. */
export const MAILING_OWNER = 'mailing'

/**
 * The first download of a file of letters dates them and ends the possibility to cancel them: whoever holds the file may
 * have posted it (TS-93).
 */
export const lettersOpener: Opener = {
  ownerKind: MAILING_OWNER,
  async mayOpen(actor, { ownerId }) {
    const batch = ownerId && (await db.notificationBatch.findUnique({ where: { id: ownerId }, select: { kind: true } }))
    const paper = batch ? mailingKind(batch.kind).paper : undefined
    return actor.kind === 'staff' && paper !== undefined && actor.permissions.has(paper.permission)
  },
  async onDownload(tx: Tx, { id, ownerId }) {
    if (!ownerId) return
    // In a transaction of its own, which stays: what was drawn with a code that died is drawn again.
    if ((await redrawFiles(ownerId)).includes(id)) throw new Refusal('CONFLICT', FILE_REDRAWN)
    const batch = await lockBatch(tx, ownerId)
    // The run may have been cancelled, and its files removed, a moment ago.
    const still = await tx.storedDocument.count({ where: { id } })
    if (!batch || still === 0) throw new Refusal('NOT_FOUND', 'Ce fichier n’existe plus.')
    await acceptLetters(tx, { ...batch, documentId: id })
    await finishBatch(tx, batch.id)
  },
}
