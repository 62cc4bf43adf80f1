import 'server-only'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { daysBefore, today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { COPIED_SINCE_USABLE } from '@/lib/schools'
import { codeStateSql } from '../../queries/code-state-sql'

const LOT = 200

export const REMINDER_MAILING = 'accounts.code-reminder'

/** Has all those told whose code can be used today; the row goes with its message. Returns how many. Again is once each. */
export async function sendCodeReminders(): Promise<number> {
  let sent = 0
  for (let lot = await sendLot(null); lot.length > 0; lot = await sendLot(lot.at(-1) ?? null)) sent += lot.length
  return sent
}

/** The next ones after that reminder, in one transaction; their ids. */
function sendLot(after: string | null): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      select r.id from code_reminder r
      join activation_code v on v.id = r.code_id
      where ${codeStateSql(today())} = 'VALID' and v.usable_from <= ${today()}::date and ${COPIED_SINCE_USABLE}
        and (${after}::uuid is null or r.id > ${after}::uuid)
      order by r.id limit ${LOT}`
    for (const { id } of due)
      await requestMessage(tx, { kind: REMINDER_MAILING, key: `code-reminder-${id}`, about: { reminderId: id } })
    return due.map(({ id }) => id)
  })
}

/** Forgets reminders of codes that will not serve any more. */
export const forgetCodeReminders = (): Promise<number> =>
  db.$executeRaw`delete from code_reminder where asked_at < ${daysBefore(60)}`

export const deleteReminders = async (ids: readonly string[]): Promise<void> =>
  void (await db.codeReminder.deleteMany({ where: { id: { in: [...ids] } } }))
