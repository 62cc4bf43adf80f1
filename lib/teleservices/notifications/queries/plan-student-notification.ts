import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { Prisma, type Tx } from '@/lib/platform/db'
import { type Plan, planChannel } from '../domain/notification-plan'
import { channelsOf } from '../domain/notification-search'
import type { StudentNotificationSearch } from '../schemas-students'
import { shownPlan } from '../shown-plan'
import {
  matchingStudents,
  type NotifiableStudentRow,
  notifiableStudentsOf,
  STUDENT_ORDER,
} from './notifiable-students-sql'
import { handedOut } from './recipient-of-row'

export type PlannedStudent = { plan: Plan; row: NotifiableStudentRow }
export type StudentPlan = {
  /** Every pupil who may be notified, reachable or not, in print order. */
  students: PlannedStudent[]
  /** Pupils of the search: none = nobody there; those notified among them: all = TS-91. */
  found: number
  notified: number
}

/** What a run would do now: the « Attention » step shows it, the command writes it. */
export async function planStudentNotification(
  tx: Tx,
  actor: SchoolActor,
  search: StudentNotificationSearch,
): Promise<StudentPlan> {
  const found = await tx.$queryRaw<NotifiableStudentRow[]>(Prisma.sql`
    select * from (${notifiableStudentsOf(actor.schoolId)}) pupils
    where ${matchingStudents(actor.schoolId, search)}
    order by ${STUDENT_ORDER}`)
  const channels = channelsOf(search)
  const students = found
    .filter(({ state }) => state === 'READY')
    .map((row) => {
      const { email, refused_email: refusedEmail, uncertain } = row
      return { row, plan: planChannel({ email, refusedEmail, uncertain, address: handedOut(row) }, channels) }
    })
  return { students, found: found.length, notified: found.filter(({ state }) => state === 'NOTIFIED').length }
}

/** By pupil: the press makes the codes that are missing. */
export const shownOfStudents = ({ students }: StudentPlan): Promise<string> =>
  shownPlan(students.map(({ row, plan }) => ({ id: row.id, plan })))
