import 'server-only'
import { listCodes, revealCodes } from '@/lib/accounts'
import { recordAudits } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { findLetter } from '@/lib/mailings/queries/list-lines'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { CarLetter } from '../car-letter-content'
import { carLetterTexts } from '../car-letter-texts'
import { letterReference } from '../domain/letter-reference'
import { Recipient } from '../recipient'
import type { LetterView } from '../views'
import { getLetterIssuer, servicesOf } from './get-letter-issuer'

/**
 * The HTML twin of a printed letter (RGAA 13.3), with its code: the display is audited (TS-04). Null when the letter is
 * not of the school, was cancelled, or when its code is not valid any more.
 */
export async function readLetter(actor: StaffActor, deliveryId: string): Promise<LetterView | null> {
  return db.$transaction(async (tx) => {
    const { schoolId } = actor
    const found = await findLetter(tx, { schoolId, deliveryId, kind: 'CAR' })
    if (!found) return null
    const codeIds = found.lines.flatMap(({ subjectId }) => subjectId ?? [])
    const [codes, texts] = [await listCodes(tx, { schoolId, codeIds }), await revealCodes(tx, { schoolId, codeIds })]
    const known = found.lines.flatMap((line) => {
      const recipient = Recipient.parse(line.recipient)
      const text = texts.get(line.subjectId ?? '')
      const code = codes.get(line.subjectId ?? '')
      // Whoever has an account was told of the child without a code.
      return code && (text || recipient.added) ? { ...line, recipient, text, code } : []
    })
    const [head] = known
    if (!head) return null
    // One row for each code: whoever read it may have told it.
    const displayed = known.flatMap(({ recipient, text, code }) => (text && !recipient.added ? code.id : []))
    await recordAudits(
      tx,
      actor,
      displayed.map((id) => ({
        action: 'activation-code.displayed',
        target: { type: 'activation-code', id },
        count: 1,
      })),
    )
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
      schoolId,
      at: found.createdAt,
      services: servicesOf(found.criteria),
    })
    return { issuer, letter, texts: carLetterTexts(issuer, letter) }
  })
}
