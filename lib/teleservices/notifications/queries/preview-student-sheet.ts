import { type SheetView, viewOf } from '../../letters/views'
import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow, today } from '@/lib/platform/clock'
import { maskCode } from '@/lib/platform/codes/domain/code'
import { addDays, fromDbDate } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import { staffName } from '@/lib/platform/text'
import { letterReference } from '../../letters/domain/letter-reference'
import { getLetterIssuer } from '../../letters/queries/get-letter-issuer'
import { type NotifiableStudentRow, namesOf, notifiableStudentsOf } from './notifiable-students-sql'

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
