import 'server-only'
import { formatCode, revealCodes } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { letterReference } from '../../letters/domain/letter-reference'
import { getLetterIssuer, servicesOf } from '../../letters/queries/get-letter-issuer'
import { StudentRecipient } from '../../letters/recipient'
import { type SheetView, viewOf } from '../../letters/views'

/**
 * The HTML twin of a printed sheet (RGAA 13.3), with its code: the display is audited (TS-04). Null when it is not a
 * pupil's sheet of the school, was cancelled, or when its code is not valid any more.
 */
export async function readStudentSheet(actor: StaffActor, deliveryId: string): Promise<SheetView | null> {
  return db.$transaction(async (tx) => {
    const line = await tx.delivery.findFirst({
      where: {
        id: deliveryId,
        schoolId: actor.schoolId,
        batch: { kind: 'CAE' },
        channel: 'LETTER',
        state: { in: ['PLANNED', 'ACCEPTED'] },
      },
      select: {
        codeId: true,
        recipient: true,
        letterNumber: true,
        batch: { select: { createdAt: true, criteria: true } },
        code: { select: { usableFrom: true, expiresOn: true } },
      },
    })
    const text = line && (await revealCodes(tx, { schoolId: actor.schoolId, codeIds: [line.codeId] })).get(line.codeId)
    if (!text) return null
    await recordAudit(tx, actor, {
      action: 'activation-code.displayed',
      target: { type: 'delivery', id: deliveryId },
      count: 1,
    })
    const { student, firstName, division } = StudentRecipient.parse(line.recipient)
    const issuer = await getLetterIssuer(tx, {
      schoolId: actor.schoolId,
      at: line.batch.createdAt,
      services: servicesOf(line.batch.criteria),
    })
    return viewOf(issuer, {
      reference: letterReference(division, line.letterNumber ?? 0),
      student: {
        firstName,
        division,
        staffName: student,
        code: formatCode(text),
        usableFrom: fromDbDate(line.code.usableFrom),
        expiresOn: line.code.expiresOn && fromDbDate(line.code.expiresOn),
      },
    })
  })
}
