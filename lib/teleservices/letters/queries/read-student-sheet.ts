import 'server-only'
import { listCodes, revealCodes } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { findLetter } from '@/lib/mailings/queries/list-lines'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { letterReference } from '../domain/letter-reference'
import { StudentRecipient } from '../recipient'
import { type SheetView, viewOf } from '../views'
import { getLetterIssuer, servicesOf } from './get-letter-issuer'

/**
 * The HTML twin of a printed sheet (RGAA 13.3), with its code: the display is audited (TS-04). Null when it is not a
 * pupil's sheet of the school, was cancelled, or when its code is not valid any more.
 */
export async function readStudentSheet(actor: StaffActor, deliveryId: string): Promise<SheetView | null> {
  return db.$transaction(async (tx) => {
    const { schoolId } = actor
    const found = await findLetter(tx, { schoolId, deliveryId, kind: 'CAE' })
    const [line] = found?.lines ?? []
    if (!found || !line?.subjectId) return null
    const codeIds = [line.subjectId]
    const code = (await listCodes(tx, { schoolId, codeIds })).get(line.subjectId)
    const text = (await revealCodes(tx, { schoolId, codeIds })).get(line.subjectId)
    if (!code || !text) return null
    await recordAudit(tx, actor, {
      action: 'activation-code.displayed',
      target: { type: 'activation-code', id: code.id },
      count: 1,
    })
    const { student, firstName, division } = StudentRecipient.parse(line.recipient)
    const issuer = await getLetterIssuer(tx, {
      schoolId,
      at: found.createdAt,
      services: servicesOf(found.criteria),
    })
    return viewOf(issuer, {
      reference: letterReference(division, line.letterNumber ?? 0),
      student: {
        firstName,
        division,
        staffName: student,
        code: formatCode(text),
        usableFrom: fromDbDate(code.usableFrom),
        expiresOn: code.expiresOn && fromDbDate(code.expiresOn),
      },
    })
  })
}
