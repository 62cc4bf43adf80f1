import 'server-only'
import type { z } from 'zod'
import { listTellableCodes, revealCodes, type UntellableReason } from '@/lib/accounts'
import type { BatchFacts, Line } from '@/lib/mailings/kinds'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { LetterChild, LetterIssuer } from '../car-letter-content'
import type { Recipient, StudentRecipient } from '../recipient'
import { getLetterIssuer, servicesOf } from './get-letter-issuer'

/** The school that writes the messages of a run, with the téléservices that were open when it was asked for. */
export async function issuerOfBatch(batch: BatchFacts): Promise<{ schoolId: string; issuer: LetterIssuer }> {
  const { schoolId, createdAt, criteria } = batch
  if (!schoolId) throw new Error('A run of codes is of a school.')
  const issuer = await getLetterIssuer(db, { schoolId, at: createdAt, services: servicesOf(criteria) })
  return { schoolId, issuer }
}

export type MessagePart<Who extends StudentRecipient = Recipient> = {
  deliveryId: string
  /** Its `added`, of a CAR, is that of this instant. */
  recipient: Who
  child: LetterChild
  /** `added` changed since the snapshot was written. */
  stale: boolean
}

/** By line of delivery: what may be told; and of some others why not (lib/mailings, Why). */
export type Parts<Who extends StudentRecipient = Recipient> = {
  known: Map<string, MessagePart<Who>>
  why: Record<string, UntellableReason>
}

/**
 * The pupils that messages speak of, with their codes in clear: only for printing or sending, never kept. Whatever became
 * of a code since the run was asked for, it must still be one that may be told (TS-94), and says whether there is an
 * account to join. `schema` is that of the snapshots: `Recipient` for CAR, `StudentRecipient` for CAE.
 */
export async function partsOf<Who extends StudentRecipient>(
  schoolId: string,
  lines: readonly Line[],
  schema: z.ZodType<Who>,
): Promise<Parts<Who>> {
  const codeIds = lines.flatMap(({ subjectId }) => subjectId ?? [])
  const [codes, texts] = await Promise.all([
    listTellableCodes(db, { schoolId, codeIds }),
    revealCodes(db, { schoolId, codeIds }),
  ])
  const facts = new Map(codes.map((code) => [code.id, code]))
  const parts: Parts<Who> = { known: new Map(), why: {} }
  for (const { id, subjectId, recipient: json } of lines) {
    const code = facts.get(subjectId ?? '')
    const text = texts.get(subjectId ?? '')
    const recipient = schema.parse(json)
    const wasAdded = 'added' in recipient && recipient.added === true
    if (!code) continue
    const { added, untellable } = code
    // Asked for of somebody who had an account: whatever used the code since, the child is told.
    if (untellable && !(untellable === 'USED' && wasAdded)) {
      parts.why[id] = untellable
      continue
    }
    // Its copy went between the two readings: nobody is told of an account that is not there.
    if (!added && !text) continue
    const child = {
      firstName: recipient.firstName,
      staffName: recipient.student,
      division: recipient.division,
      code: added ? null : formatCode(text ?? ''),
      usableFrom: fromDbDate(code.usableFrom),
      expiresOn: code.expiresOn && fromDbDate(code.expiresOn),
    }
    const now = 'added' in recipient ? { ...recipient, added } : recipient
    parts.known.set(id, { deliveryId: id, recipient: now, child, stale: added !== wasAdded && 'added' in recipient })
  }
  return parts
}
