import 'server-only'
import { z } from 'zod'
import { createDocument, deleteDocument } from '@/lib/documents/store'
import { businessNow } from '@/lib/platform/clock'
import { frenchDay } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { CHILDREN_PER_SHEET } from '../../letters/car-letter-content'
import { Recipient, StudentRecipient } from '../../letters/recipient'
import { acceptLetters, finishBatch, type LockedBatch, lockBatch } from '../commands/follow-batch'
import { shareIntoFiles, type WaitingLetter } from '../domain/share-files'

/** Pages of one file: a printer's tray, and what a browser opens without effort; the pupils of a school make one (TS-109). */
export const PAGES_PER_FILE = { CAR: 500, CAE: 3_000 } as const
/** Files of letters hold codes: they are kept for reprint this long. */
const KEPT_DAYS = 90
const DAY = 86_400_000
const FILE_NAMES = { CAR: 'Responsables', CAE: 'Elèves' } as const

/** Shares the letters of a run between files, in print order; returns the files that are still to be made. */
export async function planFiles(batchId: string): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (!batch || batch.state === 'CANCELLED') return []
    const files = shareIntoFiles(await waitingLetters(tx, batchId), PAGES_PER_FILE[batch.kind])
    for (const [index, file] of files.entries()) await openFile(tx, batch, file, { index, count: files.length })
    const open = await tx.storedDocument.findMany({
      where: { batchId, kind: 'letters', complete: false },
      orderBy: { createdAt: 'asc' },
      select: { id: true },
    })
    return open.map(({ id }) => id)
  })
}

/** In print order; the siblings of one letter count for its sheets (TS-95). */
const waitingLetters = (tx: Tx, batchId: string): Promise<WaitingLetter[]> =>
  tx.$queryRaw`
    select letter_number as number, ceil(count(*)::numeric / ${CHILDREN_PER_SHEET}::int)::int as sheets,
           (array_agg(recipient->>'division' order by position))[1] as division
    from delivery
    where batch_id = ${batchId}::uuid and channel = 'LETTER' and state = 'PLANNED' and document_id is null
    group by letter_number order by letter_number`

type Part = { index: number; count: number }
type Content = { numbers: number[]; pages: number }

async function openFile(tx: Tx, batch: LockedBatch, { numbers, pages }: Content, { index, count }: Part) {
  const { createdAt, requestedById, criteria } = await tx.notificationBatch.findUniqueOrThrow({
    where: { id: batch.id },
    select: { createdAt: true, requestedById: true, criteria: true },
  })
  const part = count > 1 ? ` partie ${index + 1} sur ${count}` : ''
  const run = `Notification ${FILE_NAMES[batch.kind]} ${frenchDay(createdAt).replaceAll('/', '-')}${part}.pdf`
  const documentId = await createDocument(tx, {
    schoolId: batch.schoolId,
    batchId: batch.id,
    kind: 'letters',
    fileName: isOfOneHolder(criteria) ? await nameOfOne(tx, batch) : run,
    mimeType: 'application/pdf',
    createdById: requestedById,
    pages,
    expiresAt: new Date(businessNow().getTime() + KEPT_DAYS * DAY),
  })
  await tx.delivery.updateMany({
    where: { batchId: batch.id, state: 'PLANNED', letterNumber: { in: numbers } },
    data: { documentId },
  })
}

const isOfOneHolder = (criteria: unknown): boolean => z.object({ holder: z.literal(true) }).safeParse(criteria).success

/** TS-105: « Notification Responsable NOM Prénom_NOM Prénom.pdf »; TS-119: « Notification Elève NOM Prénom.pdf ». */
async function nameOfOne(tx: Tx, { id, kind }: LockedBatch): Promise<string> {
  const { recipient } = await tx.delivery.findFirstOrThrow({ where: { batchId: id }, select: { recipient: true } })
  if (kind === 'CAE') return `Notification Elève ${StudentRecipient.parse(recipient).student}.pdf`
  const { guardian, student } = Recipient.parse(recipient)
  return `Notification Responsable ${guardian}_${student}.pdf`
}

/** After a file is made: when the delay has ended its letters are notified at once, and the run may end. */
export async function closeFile(documentId: string, pages: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const document = await tx.storedDocument.findUnique({ where: { id: documentId }, select: { batchId: true } })
    if (!document?.batchId) return
    const batch = await lockBatch(tx, document.batchId)
    if (pages === 0) {
      // Every code of the file was invalidated while it waited.
      await tx.delivery.updateMany({
        where: { documentId, state: 'PLANNED' },
        data: { state: 'CANCELLED', reason: 'CODE_INVALID' },
      })
      await deleteDocument(tx, documentId)
    }
    if (batch?.state !== 'SENDING') return
    await acceptLetters(tx, { batchId: batch.id })
    await finishBatch(tx, batch.id)
  })
}
