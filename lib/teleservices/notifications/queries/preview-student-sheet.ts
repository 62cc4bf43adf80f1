import 'server-only'
import { formatCode, maskCode, revealCodes } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow, today } from '@/lib/platform/clock'
import { addDays, fromDbDate } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import { staffName } from '@/lib/platform/text'
import { type CaeSheet, type CaeSheetTexts, caeSheetTexts } from '../../letters/cae-sheet-texts'
import type { LetterIssuer } from '../../letters/car-letter-content'
import { letterReference } from '../../letters/domain/letter-reference'
import { getLetterIssuer, servicesOf } from '../../letters/queries/get-letter-issuer'
import { type NotifiableStudentRow, namesOf, notifiableStudentsOf } from './notifiable-students-sql'
import { StudentRecipient } from './recipient-of-row'

export type SheetView = { issuer: LetterIssuer; sheet: CaeSheet; texts: CaeSheetTexts }

/** The sheet that a pupil would receive, the code masked; null when the pupil is not of the school. */
export async function previewStudentSheet(actor: StaffActor, studentId: string): Promise<SheetView | null> {
  const [row] = await db.$queryRaw<NotifiableStudentRow[]>(Prisma.sql`
    select * from (${notifiableStudentsOf(actor.schoolId)}) pupils where id = ${studentId}::uuid`)
  if (!row) return null
  const code = row.code_id
    ? await db.activationCode.findFirst({
        where: { id: row.code_id, schoolId: actor.schoolId },
        select: { first4: true, last3: true },
      })
    : null
  const issuer = await getLetterIssuer(db, { schoolId: actor.schoolId, at: businessNow() })
  return viewOf(issuer, {
    reference: letterReference(row.division, 0),
    student: {
      firstName: row.first_name,
      staffName: staffName(namesOf(row)),
      division: row.division,
      code: maskCode(code?.first4 ?? '••••', code?.last3 ?? '•••'),
      usableFrom: row.usable_from ? fromDbDate(row.usable_from) : addDays(today(), 1),
      expiresOn: row.expires_on && fromDbDate(row.expires_on),
    },
  })
}

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

const viewOf = (issuer: LetterIssuer, sheet: CaeSheet): SheetView => ({
  issuer,
  sheet,
  texts: caeSheetTexts(issuer, sheet),
})
