import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { refusalOfStudents, type StudentRefusal } from '../domain/student-notification-refusal'
import type { StudentNotificationSearch } from '../schemas-students'
import { planStudentNotification, shownOfStudents } from './plan-student-notification'

export type StudentNotificationCheck = {
  emails: number
  sheets: number
  /** Divisions of the sheets: each has its separator page. */
  divisions: number
  unreachable: number
  retractionMinutes: number
  /** Why nothing can be notified; null when something can. */
  refusal: StudentRefusal | null
  /** A pupil whose sheet may be looked at before. */
  sampleId: string | null
  /** What the press that confirms must carry. */
  shown: string
}

/** Counts of the run before « OK », by the very function that writes it (XC-07). */
export async function checkStudentNotification(
  actor: StaffActor,
  search: StudentNotificationSearch,
): Promise<StudentNotificationCheck> {
  const [plan, school] = await Promise.all([
    planStudentNotification(db, actor, search),
    db.school.findUniqueOrThrow({
      where: { id: actor.schoolId },
      select: { retractionMinutes: true, teleservices: { where: { open: true }, select: { kind: true } } },
    }),
  ])
  const by = (channel: 'EMAIL' | 'LETTER' | null) => plan.students.filter((one) => one.plan.channel === channel)
  const sheets = by('LETTER')
  const [emails, unreachable] = [by('EMAIL').length, by(null).length]
  return {
    emails,
    sheets: sheets.length,
    divisions: new Set(sheets.map(({ row }) => row.division)).size,
    unreachable,
    retractionMinutes: school.retractionMinutes,
    refusal: refusalOfStudents({
      mode: search.mode,
      anyOpen: school.teleservices.length > 0,
      reachable: emails + sheets.length,
      unreachable,
      found: plan.found,
      notified: plan.notified,
    }),
    sampleId: sheets[0]?.row.id ?? null,
    shown: await shownOfStudents(plan),
  }
}
