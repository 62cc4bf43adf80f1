import 'server-only'
import type { z } from 'zod'
import { formatCode, listTellableCodes, revealCodes } from '@/lib/accounts'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { LetterChild } from '../../letters/car-letter-content'
import { getLetterIssuer, servicesOf } from '../../letters/queries/get-letter-issuer'
import type { Recipient, StudentRecipient } from '../../letters/recipient'

/** The school that writes the messages of a run, with the téléservices that were open when it was asked for. */
export async function issuerOfBatch(batchId: string) {
  const batch = await db.notificationBatch.findUniqueOrThrow({
    where: { id: batchId },
    select: { schoolId: true, kind: true, createdAt: true, criteria: true },
  })
  const services = servicesOf(batch.criteria)
  const issuer = await getLetterIssuer(db, { schoolId: batch.schoolId, at: batch.createdAt, services })
  return { schoolId: batch.schoolId, kind: batch.kind, issuer }
}

export type MessagePart<Who extends StudentRecipient = Recipient> = {
  deliveryId: string
  codeId: string
  recipient: Who
  child: LetterChild
}

type Line = { id: string; codeId: string; recipient: unknown }

/**
 * The pupils that messages speak of, with their codes in clear: only for printing or sending, never kept. A code that
 * was invalidated meanwhile, or whose holder may no longer have one, is left out. `schema` is that of the snapshots: `Recipient` for CAR, `StudentRecipient` for CAE.
 */
export async function partsOf<Who extends StudentRecipient>(
  schoolId: string,
  lines: readonly Line[],
  schema: z.ZodType<Who>,
): Promise<Map<string, MessagePart<Who>>> {
  const codeIds = lines.map(({ codeId }) => codeId)
  const [codes, texts] = await Promise.all([
    listTellableCodes(db, { schoolId, codeIds }),
    revealCodes(db, { schoolId, codeIds }),
  ])
  const facts = new Map(codes.map((code) => [code.id, code]))
  const parts = new Map<string, MessagePart<Who>>()
  for (const { id, codeId, recipient: json } of lines) {
    const code = facts.get(codeId)
    const text = texts.get(codeId)
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
    parts.set(id, { deliveryId: id, codeId, recipient, child })
  }
  return parts
}
