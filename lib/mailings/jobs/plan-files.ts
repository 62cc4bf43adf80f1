import 'server-only'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { deleteDocuments, listIncomplete, ownerIdOf } from '@/lib/documents/owned'
import { createDocument } from '@/lib/documents/store'
import { businessNow } from '@/lib/platform/clock'
import { frenchDay } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { plural } from '@/lib/platform/text'
import { finishBatch, type LockedBatch, lockBatch } from '../commands/follow-batch'
import { CODE_INVALID } from '../commands/leave-run'
import { erasedAt } from '../domain/kept-files'
import { shareIntoFiles, type WaitingLetter } from '../domain/share-files'
import { mailingKind, type Paper } from '../kinds'
import { MAILING_OWNER } from '../opener'

/** Shares the letters of a run between files, in print order; returns the files that are still to be made. */
export async function planFiles(batchId: string): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (!batch || batch.state === 'CANCELLED') return []
    const { paper } = mailingKind(batch.kind)
    if (!paper) return []
    const files = shareIntoFiles(await waitingLetters(tx, batchId, paper.linesPerSheet), paper.pagesPerFile)
    for (const [index, file] of files.entries())
      await openFile(tx, { batch, paper }, file, { index, count: files.length })
    return listIncomplete(tx, { ownerKind: MAILING_OWNER, ownerId: batchId })
  })
}

/** In print order; the siblings of one letter count for its sheets (TS-95). */
const waitingLetters = (tx: Tx, batchId: string, linesPerSheet: number): Promise<WaitingLetter[]> =>
  tx.$queryRaw`
    select letter_number as number, ceil(count(*)::numeric / ${linesPerSheet}::int)::int as sheets,
           (array_agg(recipient->>'division' order by position))[1] as division
    from delivery
    where batch_id = ${batchId}::uuid and channel = 'LETTER' and state = 'PLANNED' and document_id is null
    group by letter_number order by letter_number`

type Part = { index: number; count: number }
type Content = { numbers: number[]; pages: number }

type Printed = { batch: LockedBatch; paper: Paper }

async function openFile(tx: Tx, { batch, paper }: Printed, { numbers, pages }: Content, { index, count }: Part) {
  const { createdAt, requestedById, criteria } = await tx.notificationBatch.findUniqueOrThrow({
    where: { id: batch.id },
    select: { createdAt: true, requestedById: true, criteria: true },
  })
  const names = await namesOfAccounts([requestedById])
  // What the file holds, so that « Edition » and a folder of downloads tell one from another.
  const run = [
    `Notification ${paper.people} ${frenchDay(createdAt).replaceAll('/', '-')}`,
    paper.populationOf(criteria),
    plural(numbers.length, ...paper.sheet),
    requestedById && names.get(requestedById),
    count > 1 && `partie ${index + 1} sur ${count}`,
  ]
    .filter(Boolean)
    .join(', ')
    .replace(/\s/g, ' ')
  const documentId = await createDocument(tx, {
    schoolId: batch.schoolId,
    ownerKind: MAILING_OWNER,
    ownerId: batch.id,
    kind: 'letters',
    fileName: `${paper.nameOfOne(criteria, await firstRecipient(tx, batch.id)) ?? run}.pdf`,
    mimeType: 'application/pdf',
    createdById: requestedById,
    pages,
    expiresAt: erasedAt(businessNow()),
  })
  await tx.delivery.updateMany({
    where: { batchId: batch.id, state: 'PLANNED', letterNumber: { in: numbers } },
    data: { documentId },
  })
}

async function firstRecipient(tx: Tx, batchId: string): Promise<unknown> {
  const { recipient } = await tx.delivery.findFirstOrThrow({
    where: { batchId },
    orderBy: { position: 'asc' },
    select: { recipient: true },
  })
  return recipient
}

/** After a file is made: one that has nothing to say is removed, and the run may end. */
export async function closeFile(documentId: string, pages: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const batchId = await ownerIdOf(tx, documentId)
    const batch = batchId && (await lockBatch(tx, batchId))
    if (!batch) return
    if (pages === 0) {
      // Everything that the file should say died while it waited.
      await tx.delivery.updateMany({
        where: { documentId, state: 'PLANNED' },
        data: { state: 'CANCELLED', reason: CODE_INVALID },
      })
      await deleteDocuments(tx, [documentId])
    }
    if (batch.state === 'SENDING') await finishBatch(tx, batch.id)
  })
}
