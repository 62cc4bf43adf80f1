import 'server-only'
import type { z } from 'zod'
import { listTellableCodes, revealCodes } from '@/lib/accounts'
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
  recipient: Who
  child: LetterChild
}

/**
 * The pupils that messages speak of, with their codes in clear: only for printing or sending, never kept. A code that
 * was invalidated meanwhile, or whose holder may no longer have one, is left out. `schema` is that of the snapshots:
 * `Recipient` for CAR, `StudentRecipient` for CAE.
 */
export async function partsOf<Who extends StudentRecipient>(
  schoolId: string,
  lines: readonly Line[],
  schema: z.ZodType<Who>,
): Promise<Map<string, MessagePart<Who>>> {
  const codeIds = lines.flatMap(({ subjectId }) => subjectId ?? [])
  const [codes, texts] = await Promise.all([
    listTellableCodes(db, { schoolId, codeIds }),
    revealCodes(db, { schoolId, codeIds }),
  ])
  const facts = new Map(codes.map((code) => [code.id, code]))
  const parts = new Map<string, MessagePart<Who>>()
  for (const { id, subjectId, recipient: json } of lines) {
    const code = facts.get(subjectId ?? '')
    const text = texts.get(subjectId ?? '')
    const recipient = schema.parse(json)
    const added = 'added' in recipient && recipient.added === true
    // A code given back by « Annuler ce retrait » has no copy: whoever has an account needs none.
    if (!code || (!text && !added)) continue
    const child = {
      firstName: recipient.firstName,
      staffName: recipient.student,
      division: recipient.division,
      code: added || !text ? null : formatCode(text),
      usableFrom: fromDbDate(code.usableFrom),
      expiresOn: code.expiresOn && fromDbDate(code.expiresOn),
    }
    parts.set(id, { deliveryId: id, recipient, child })
  }
  return parts
}
