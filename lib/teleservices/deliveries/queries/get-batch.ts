import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { DeliveryChannel, DeliveryState } from '@/lib/platform/prisma/enums'
import { Recipient, StudentRecipient } from '../../letters/recipient'

export type BatchFile = {
  id: string
  fileName: string
  pages: number
  size: number
  complete: boolean
  expiresAt: Date | null
  firstDownloadedAt: Date | null
}

export type BatchView = {
  id: string
  kind: 'CAR' | 'CAE'
  state: 'SCHEDULED' | 'SENDING' | 'DONE' | 'CANCELLED'
  by: string
  createdAt: Date
  cancellableUntil: Date
  finishedAt: Date | null
  cancelledAt: Date | null
  /** Couples by channel and state; a channel is null when nobody could be reached. */
  counts: { channel: DeliveryChannel | null; state: DeliveryState; reason: string | null; count: number }[]
  files: BatchFile[]
  /** Envelopes: one may speak of several couples (TS-95). */
  letters: number
  now: Date
}

/** One run of the school with its figures, or null when it is not there. */
export async function findBatch(actor: StaffActor, batchId: string): Promise<BatchView | null> {
  const batch = await db.notificationBatch.findFirst({
    where: { id: batchId, schoolId: actor.schoolId },
    select: {
      id: true,
      kind: true,
      state: true,
      requestedById: true,
      createdAt: true,
      cancellableUntil: true,
      finishedAt: true,
      cancelledAt: true,
      documents: {
        orderBy: [{ createdAt: 'asc' }, { fileName: 'asc' }],
        select: {
          id: true,
          fileName: true,
          pages: true,
          size: true,
          complete: true,
          expiresAt: true,
          firstDownloadedAt: true,
        },
      },
    },
  })
  if (!batch) return null
  const [groups, letters, author] = await Promise.all([
    db.delivery.groupBy({
      by: ['channel', 'state', 'reason'],
      where: { batchId, schoolId: actor.schoolId },
      _count: true,
    }),
    db.$queryRaw<{ count: number }[]>`
      select count(distinct letter_number)::int as count from delivery
      where batch_id = ${batchId}::uuid and school_id = ${actor.schoolId}::uuid and state <> 'CANCELLED'`,
    db.account.findUnique({ where: { id: batch.requestedById }, select: { firstName: true, familyName: true } }),
  ])
  const { documents, requestedById: _author, ...same } = batch
  return {
    ...same,
    by: [author?.firstName, author?.familyName].filter(Boolean).join(' ') || 'un membre de l’établissement',
    counts: groups.map(({ channel, state, reason, _count }) => ({ channel, state, reason, count: _count })),
    files: documents.map((file) => ({ ...file, pages: file.pages ?? 0 })),
    letters: letters[0]?.count ?? 0,
    now: businessNow(),
  }
}

export type BatchLine = {
  deliveryId: string
  guardianshipId: string | null
  /** Who is told: null in a run of CAE, where it is the pupil. */
  guardian: { name: string; legalRank: number } | null
  student: string
  division: string | null
  channel: DeliveryChannel | null
  state: DeliveryState
  reason: string | null
  letterNumber: number | null
  /** Paper is possible: the snapshot holds an address, or the sheet is handed out in class. */
  onPaper: boolean
}

/** States that somebody must take up again. */
export const TO_TAKE_UP: DeliveryState[] = ['FAILED', 'BOUNCED', 'UNCERTAIN', 'UNREACHABLE']

/** Lines of a run, in its own order. */
export async function listBatchLines(
  actor: StaffActor,
  {
    batchId,
    states,
    channel,
    limit,
  }: { batchId: string; states?: DeliveryState[]; channel?: DeliveryChannel; limit?: number },
): Promise<BatchLine[]> {
  const lines = await db.delivery.findMany({
    where: {
      batchId,
      schoolId: actor.schoolId,
      ...(states ? { state: { in: states } } : {}),
      ...(channel ? { channel } : {}),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      channel: true,
      state: true,
      reason: true,
      letterNumber: true,
      recipient: true,
      code: { select: { guardianshipId: true } },
    },
  })
  return lines.map(({ id, recipient, code, ...line }) => ({
    ...line,
    deliveryId: id,
    guardianshipId: code.guardianshipId,
    ...(code.guardianshipId ? guardianLine(recipient) : studentLine(recipient)),
  }))
}

function guardianLine(recipient: unknown) {
  const { guardian, legalRank, student, division, lines } = Recipient.parse(recipient)
  return { guardian: { name: guardian, legalRank }, student, division, onPaper: lines !== undefined }
}

function studentLine(recipient: unknown) {
  const { student, division } = StudentRecipient.parse(recipient)
  return { guardian: null, student, division, onPaper: true }
}
