import 'server-only'
import { formatCode, revealCodes } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { CarLetter } from '../../letters/car-letter-content'
import { carLetterTexts } from '../../letters/car-letter-texts'
import { letterReference } from '../../letters/domain/letter-reference'
import { getLetterIssuer, servicesOf } from '../../letters/queries/get-letter-issuer'
import { Recipient } from '../../letters/recipient'
import type { LetterView } from '../../letters/views'

/**
 * The HTML twin of a printed letter (RGAA 13.3), with its code: the display is audited (TS-04). Null when the letter is
 * not of the school, was cancelled, or when its code is not valid any more.
 */
export async function readLetter(actor: StaffActor, deliveryId: string): Promise<LetterView | null> {
  return db.$transaction(async (tx) => {
    const first = await tx.delivery.findFirst({
      where: {
        id: deliveryId,
        schoolId: actor.schoolId,
        batch: { kind: 'CAR' },
        channel: 'LETTER',
        state: { in: ['PLANNED', 'ACCEPTED'] },
      },
      select: { groupId: true, batch: { select: { createdAt: true, criteria: true } } },
    })
    if (!first) return null
    const lines = await tx.delivery.findMany({
      where: { groupId: first.groupId, schoolId: actor.schoolId },
      orderBy: { position: 'asc' },
      select: {
        codeId: true,
        recipient: true,
        letterNumber: true,
        code: { select: { usableFrom: true, expiresOn: true } },
      },
    })
    const codes = await revealCodes(tx, { schoolId: actor.schoolId, codeIds: lines.map(({ codeId }) => codeId) })
    const known = lines.flatMap((line) => {
      const recipient = Recipient.parse(line.recipient)
      const text = codes.get(line.codeId)
      // Whoever has an account was told of the child without a code.
      return text || recipient.added ? { ...line, recipient, text } : []
    })
    const [head] = known
    if (!head) return null
    await recordAudit(tx, actor, {
      action: 'activation-code.displayed',
      target: { type: 'delivery', id: deliveryId },
      count: known.length,
    })
    const letter: CarLetter = {
      reference: letterReference(head.recipient.division, head.letterNumber ?? 0),
      civility: head.recipient.civility,
      guardianName: head.recipient.guardian,
      addressLines: head.recipient.lines ?? [],
      children: known.map(({ recipient, text, code }) => ({
        firstName: recipient.firstName,
        staffName: recipient.student,
        division: recipient.division,
        code: recipient.added || !text ? null : formatCode(text),
        usableFrom: fromDbDate(code.usableFrom),
        expiresOn: code.expiresOn && fromDbDate(code.expiresOn),
      })),
    }
    const issuer = await getLetterIssuer(tx, {
      schoolId: actor.schoolId,
      at: first.batch.createdAt,
      services: servicesOf(first.batch.criteria),
    })
    return { issuer, letter, texts: carLetterTexts(issuer, letter) }
  })
}
