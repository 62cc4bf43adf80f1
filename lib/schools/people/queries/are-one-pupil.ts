import 'server-only'
import { fromDbDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { sameInAnotherSchool } from '../domain/same-student'

/** Whether each of the others is that pupil, in another school: two rows of one school are two pupils, as its imports decided. */
export async function areOnePupil(tx: Tx, studentId: string, otherIds: readonly string[]): Promise<boolean> {
  const rows = await tx.student.findMany({
    where: { id: { in: [studentId, ...otherIds] } },
    select: {
      ...{ id: true, schoolId: true, ine: true, birthDate: true },
      ...{ familyNameKey: true, usageNameKey: true, firstNameKey: true },
    },
  })
  const students = rows.map((row) => ({ ...row, ine: row.ine || null, birthDate: fromDbDate(row.birthDate) }))
  const pupil = students.find(({ id }) => id === studentId)
  return students.every(
    (other) => other === pupil || (pupil?.schoolId !== other.schoolId && pupil && sameInAnotherSchool(pupil, other)),
  )
}
