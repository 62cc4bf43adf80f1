import 'server-only'
import { createMissingCaes } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { Refusal, StalePage } from '@/lib/platform/errors'
import { channelsOf } from '../domain/notification-search'
import { refusalOfStudents } from '../domain/student-notification-refusal'
import { studentPopulationLabel } from '../domain/student-notification-search'
import { SELECTION_CHANGED, STUDENT_REFUSALS } from '../messages'
import { planStudentNotification, shownOfStudents } from '../queries/plan-student-notification'
import { studentRecipientOf } from '../queries/recipient-of-row'
import type { StudentNotificationSearch } from '../schemas-students'
import { type CodeRun, requestCodeBatch } from './request-code-batch'

type RequestStudentNotification = {
  requestKey: string
  search: StudentNotificationSearch
  /** What « Attention » told; without it, whoever is found now is meant. */
  shown?: string
}

/**
 * Asks for a run of CAE (TS-109): makes the missing ones, then selects the pupils again under the school of the actor;
 * only those whose valid CAE has no notification date are processed (TS-110). Sheets are printed at once, e-mails wait
 * for the retraction delay. The same request twice gives the same batch. Refuses when those found are not those read of.
 */
export async function requestStudentNotification(
  actor: StaffActor,
  { requestKey, search, shown }: RequestStudentNotification,
): Promise<{ batchId: string; repeated: boolean }> {
  return requestCodeBatch(actor, requestKey, (tx) => planCaes(tx, actor, { search, shown }))
}

type Asked = Pick<RequestStudentNotification, 'search' | 'shown'>

async function planCaes(tx: Tx, actor: StaffActor, { search, shown }: Asked): Promise<CodeRun> {
  await createMissingCaes(tx, actor, actor.schoolId)
  // Nobody withdraws one of them before the run is written.
  await tx.$executeRaw`
    select id from activation_code
    where school_id = ${actor.schoolId}::uuid and kind = 'CAE' and invalidated_at is null and notified_at is null
    order by id for update`
  const plan = await planStudentNotification(tx, actor, search)
  const { students, found, notified } = plan
  const lines = students.flatMap(({ row, plan }) =>
    row.code_id ? { plan, line: { subjectId: row.code_id, recipient: studentRecipientOf(row) } } : [],
  )
  const messages = lines.flatMap(({ plan: { channel }, line }) => (channel ? { channel, lines: [line] } : []))
  const unreachable = lines.flatMap(({ plan, line }) => (plan.channel ? [] : { ...line, reason: plan.reason }))
  const refusal = refusalOfStudents({
    ...{ mode: search.mode, anyOpen: true, found, notified },
    ...{ reachable: messages.length, unreachable: unreachable.length },
  })
  if (refusal) throw new Refusal('NOTHING_TO_DO', STUDENT_REFUSALS[refusal])
  if (shown !== undefined && shown !== (await shownOfStudents(plan))) throw new StalePage(SELECTION_CHANGED)
  const who = studentPopulationLabel({ ...search, untold: false })
  const criteria = { ...search, page: 1, who }
  return { kind: 'CAE', criteria, channels: channelsOf(search), messages, unreachable }
}
