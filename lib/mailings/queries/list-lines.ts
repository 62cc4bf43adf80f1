import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import type { DeliveryChannel, DeliveryState } from '@/lib/platform/prisma/enums'

/** One line of a run, as its kind wrote it. */
export type MailingLine = {
  deliveryId: string
  subjectId: string | null
  channel: DeliveryChannel | null
  state: DeliveryState
  reason: string | null
  letterNumber: number | null
  recipient: unknown
}

/** States that somebody must take up again. */
export const TO_TAKE_UP: DeliveryState[] = ['FAILED', 'BOUNCED', 'UNCERTAIN', 'UNREACHABLE']

const UNTOLD = {
  OR: [{ state: { in: TO_TAKE_UP } }, { state: 'CANCELLED' as const, reason: { not: null } }],
}

const LINE = {
  id: true,
  subjectId: true,
  channel: true,
  state: true,
  reason: true,
  letterNumber: true,
  recipient: true,
}

type Asked = {
  schoolId: string
  batchId: string
  states?: DeliveryState[]
  /** Whoever the run did not tell: to take up again, or dropped from it before they were told. */
  untold?: boolean
  channel?: DeliveryChannel
  limit?: number
}

/** Lines of a run of the school, in its own order. */
export async function listLines({ schoolId, batchId, states, untold, channel, limit }: Asked): Promise<MailingLine[]> {
  const rows = await db.delivery.findMany({
    where: {
      batchId,
      schoolId,
      ...(states && { state: { in: states } }),
      ...(channel && { channel }),
      ...(untold && UNTOLD),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: limit,
    select: LINE,
  })
  return rows.map(({ id, ...line }) => ({ ...line, deliveryId: id }))
}

type Letter = { lines: MailingLine[]; createdAt: Date; criteria: unknown }

/** The lines of a letter of the school that was not cancelled, with its run; null when it is not one of that kind. */
export async function findLetter(
  tx: Tx,
  { schoolId, deliveryId, kind }: { schoolId: string; deliveryId: string; kind: string },
): Promise<Letter | null> {
  const first = await tx.delivery.findFirst({
    where: { id: deliveryId, schoolId, batch: { kind }, channel: 'LETTER', state: { in: ['PLANNED', 'ACCEPTED'] } },
    select: { groupId: true, batch: { select: { createdAt: true, criteria: true } } },
  })
  if (!first) return null
  const rows = await tx.delivery.findMany({
    where: { groupId: first.groupId, schoolId },
    orderBy: { position: 'asc' },
    select: LINE,
  })
  return { ...first.batch, lines: rows.map(({ id, ...line }) => ({ ...line, deliveryId: id })) }
}

/** The lines of the letters of that number and kind in the school; one letter, but for what was printed again. */
export async function listNumbered(
  tx: Tx,
  { schoolId, kind, letterNumber }: { schoolId: string; kind: string; letterNumber: number },
): Promise<MailingLine[]> {
  const rows = await tx.delivery.findMany({
    where: { schoolId, channel: 'LETTER', letterNumber, batch: { kind } },
    orderBy: { position: 'asc' },
    select: LINE,
  })
  return rows.map(({ id, ...line }) => ({ ...line, deliveryId: id }))
}

type Subjects = { schoolId: string; subjectIds: readonly string[] }

/** Among these subjects of the school, those that a message on its way speaks of, or one that may have left. */
export const subjectsUnderWay = (tx: Tx, subjects: Subjects): Promise<Set<string>> =>
  subjectsIn(tx, subjects, ['PLANNED', ...MAY_HAVE_LEFT])

/** States of a message that somebody may have received, and that no acceptance tells. */
export const MAY_HAVE_LEFT: DeliveryState[] = ['SENDING', 'UNCERTAIN']

/** Among these subjects of the school, those that somebody may have been told of without anybody knowing it. */
export const subjectsMaybeTold = (tx: Tx, subjects: Subjects): Promise<Set<string>> =>
  subjectsIn(tx, subjects, MAY_HAVE_LEFT)

async function subjectsIn(tx: Tx, { schoolId, subjectIds }: Subjects, states: DeliveryState[]): Promise<Set<string>> {
  const rows = await tx.delivery.findMany({
    where: { schoolId, subjectId: { in: [...subjectIds] }, state: { in: states } },
    select: { subjectId: true },
  })
  return new Set(rows.flatMap(({ subjectId }) => subjectId ?? []))
}
