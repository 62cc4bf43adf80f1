import 'server-only'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { findCode, stateOf } from '../../code-facts'

/** What a reminder says, and to whom; null when its code cannot be used after all. */
export async function readReminder(id: string) {
  const reminder = await db.codeReminder.findUnique({
    where: { id },
    select: { email: true, codeId: true, code: { select: { school: { select: { name: true } } } } },
  })
  const code = reminder && (await findCode(db, reminder.codeId))
  if (!code || code.gone || stateOf(code, today()) !== 'USABLE') return null
  return { to: reminder.email, schoolName: reminder.code.school.name, siteUrl: env.PUBLIC_URL }
}
