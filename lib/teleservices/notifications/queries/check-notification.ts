import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Channel, UnreachableReason } from '@/lib/mailings/domain/channel'
import { db } from '@/lib/platform/db'
import { familyDisplayName, staffName } from '@/lib/platform/text'
import type { NotificationSearch } from '../schemas'
import { type PlannedRow, planNotification, shownOf } from './plan-notification'
import { guardianOf, studentOf } from './recipient-of-row'
import { whyNobody } from './why-nobody'

export type NotificationSample = {
  /** Couples of the message, its first one first. */
  guardianshipIds: string[]
  channel: Channel
  guardian: string
  children: string[]
}

export type NotificationCheck = {
  /** Ticked couples that may be notified, and how. Equal to what the run will try. */
  total: number
  /** Children among them whom the selection leaves out: one message for all those of a responsable (TS-95). */
  outside: number
  byEmail: number
  byLetter: number
  emails: number
  letters: number
  unreachable: { guardian: string; student: string; reason: UnreachableReason }[]
  /** Responsables who share their e-mail address with another one of the run. */
  sharedEmails: number
  samples: NotificationSample[]
  /** All couples of the search that may be notified, ticked or not. */
  selectable: number
  /** When there is none: why, in sentences (TS-91). */
  why: string[]
  anyOpen: boolean
  retractionMinutes: number
  /** What the press that confirms must carry. */
  shown: string
}

/** Counts of the run before it is asked for, by the very function that writes it (XC-07). */
export async function checkNotification(actor: StaffActor, search: NotificationSearch): Promise<NotificationCheck> {
  const [plan, school] = await Promise.all([
    planNotification(db, actor, search),
    db.school.findUniqueOrThrow({
      where: { id: actor.schoolId },
      select: { retractionMinutes: true, teleservices: { where: { open: true }, select: { kind: true } } },
    }),
  ])
  const by = (channel: Channel) => plan.rows.filter((row) => row.plan.channel === channel)
  return {
    total: plan.rows.length,
    outside: plan.rows.filter(({ outside }) => outside).length,
    byEmail: by('EMAIL').length,
    byLetter: by('LETTER').length,
    emails: plan.messages.filter(({ channel }) => channel === 'EMAIL').length,
    letters: plan.messages.filter(({ channel }) => channel === 'LETTER').length,
    unreachable: plan.rows.flatMap(({ plan: own, row }) =>
      own.channel === null
        ? { guardian: staffName(guardianOf(row)), student: staffName(studentOf(row)), reason: own.reason }
        : [],
    ),
    sharedEmails: sharedEmails(by('EMAIL')),
    samples: samplesOf(plan.messages),
    selectable: plan.selectable,
    why: plan.selectable === 0 ? await whyNobody(db, actor, search) : [],
    anyOpen: school.teleservices.length > 0,
    retractionMinutes: school.retractionMinutes,
    shown: await shownOf(plan),
  }
}

function sharedEmails(rows: readonly PlannedRow[]): number {
  const holders = new Map<string, Set<string>>()
  for (const { row, guardianId } of rows) {
    const email = (row.email ?? '').trim().toLowerCase()
    holders.set(email, (holders.get(email) ?? new Set()).add(guardianId))
  }
  return [...holders.values()].reduce((count, guardians) => count + (guardians.size > 1 ? guardians.size : 0), 0)
}

/** Three real messages: both channels when there are both, one for several children when there is one. */
function samplesOf(messages: readonly { channel: Channel; rows: readonly PlannedRow[] }[]): NotificationSample[] {
  const emails = messages.filter(({ channel }) => channel === 'EMAIL')
  const letters = messages.filter(({ channel }) => channel === 'LETTER')
  const family = messages.find(({ rows }) => rows.length > 1)
  const wished = [emails[0], family, letters[0], emails[1], letters[1], emails[2], letters[2]]
  const chosen = [...new Set(wished.filter((one) => one !== undefined))].slice(0, 3)
  return chosen.flatMap(({ channel, rows }) => {
    const [first] = rows
    if (!first) return []
    return {
      guardianshipIds: rows.map(({ row }) => row.id),
      channel,
      guardian: familyDisplayName(guardianOf(first.row)),
      children: rows.map(({ row }) => `${staffName(studentOf(row))}${row.division ? ` (${row.division})` : ''}`),
    }
  })
}
