import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/actor'
import { subjectsDied } from '@/lib/mailings/commands/redraw-files'
import { businessNow, today } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'
import { attachableCouples } from '../queries/siblings-sql'
import { forgetUnreadStudents } from './forget-unread-students'

type NotMine = { accountId: string; schoolId: string; guardianId: string; guardianshipIds: readonly string[] }

/**
 * « Je ne suis pas le responsable de cet élève », said while activating: the couple's code dies, and an access opened
 * and withdrawn at once tells the school who said so (identity.md C6). Returns how many couples.
 */
export async function refuseSiblings(tx: Tx, actor: Actor, input: NotMine): Promise<number> {
  if (input.guardianshipIds.length === 0) return 0
  const now = businessNow()
  const where = Prisma.sql`g.guardian_id = ${input.guardianId}::uuid and g.school_id = ${input.schoolId}::uuid and g.id = any(${input.guardianshipIds}::uuid[])`
  const refused = await tx.$queryRaw<{ id: string; student_id: string }[]>`
    insert into access (account_id, school_id, guardianship_id, route, opened_at, usable_from, withdrawn_at, withdrawn_by_id, withdraw_reason)
    select ${input.accountId}::uuid, t.school_id, t.id, 'SIBLING', ${now}::timestamptz, t.usable_from,
           ${now}::timestamptz, ${input.accountId}::uuid, 'NOT_GUARDIAN'
    from (${attachableCouples(today(), where)}) t
    returning guardianship_id as id,
      (select g.student_id from guardianship g where g.id = access.guardianship_id) as student_id`
  await endDisputedCodes(tx, {
    schoolId: input.schoolId,
    accountId: input.accountId,
    guardianshipIds: refused.map((row) => row.id),
  })
  await forgetUnreadStudents(tx, { schoolId: input.schoolId, studentIds: refused.map((row) => row.student_id) })
  for (const row of refused)
    await recordAudit(tx, actor, {
      action: 'access.disputed',
      target: { type: 'guardianship', id: row.id },
      schoolId: input.schoolId,
    })
  return refused.length
}

type Disputed = { schoolId: string; accountId: string; guardianshipIds: readonly string[] }

export async function endDisputedCodes(tx: Tx, { schoolId, accountId, guardianshipIds }: Disputed): Promise<void> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    update activation_code
    set invalidated_at = ${businessNow()}::timestamptz, invalidated_by_id = ${accountId}::uuid,
        invalidation_reason = 'NOT_GUARDIAN', encrypted = null
    where school_id = ${schoolId}::uuid and guardianship_id = any(${guardianshipIds}::uuid[]) and invalidated_at is null
    returning id`
  await subjectsDied(tx, { schoolId, subjectIds: ended.map(({ id }) => id) })
}
