import type { UntellableReason } from '@/lib/accounts'
import type { Channel, UnreachableReason } from '@/lib/mailings/domain/channel'
import { isEmailAddress } from '@/lib/platform/email-address'
import type { PostalBlock } from '../../letters/domain/postal-address'

export type Contact = {
  email: string | null
  address: PostalBlock
  /** Address that a provider refused for good the last time: not tried again until it changes. */
  refusedEmail: string | null
  /** An e-mail may already have arrived: it is never sent again, paper only (TS-96). */
  uncertain: boolean
}

export type Plan = { channel: Channel } | { channel: null; reason: UnreachableReason }

/** TS-87, TS-88, TS-90: the e-mail first when it is asked for and usable, else the letter, else nobody is notified. */
export function planChannel(contact: Contact, channels: readonly Channel[]): Plan {
  const byEmail = channels.includes('EMAIL')
  const byLetter = channels.includes('LETTER')
  const fault = emailFault(contact)
  if (byEmail && fault === null) return { channel: 'EMAIL' }
  if (byLetter && contact.address.state === 'ready') return { channel: 'LETTER' }
  return { channel: null, reason: reasonOf(contact, fault, { byEmail, byLetter }) }
}

function reasonOf(
  { address }: Contact,
  fault: UnreachableReason | null,
  { byEmail, byLetter }: { byEmail: boolean; byLetter: boolean },
): UnreachableReason {
  if (byLetter && address.state === 'to-check') return `${address.what}_TO_CHECK`
  if (byEmail && fault && fault !== 'NO_EMAIL') return fault
  if (byEmail && byLetter) return 'NO_CONTACT'
  return byEmail ? 'NO_EMAIL' : 'NO_ADDRESS'
}

function emailFault({ email, refusedEmail, uncertain }: Contact): UnreachableReason | null {
  if (uncertain) return 'EMAIL_UNCERTAIN'
  if (!email?.trim()) return 'NO_EMAIL'
  if (!isEmailAddress(email.trim())) return 'EMAIL_TO_CHECK'
  return email.trim().toLowerCase() === refusedEmail?.trim().toLowerCase() ? 'EMAIL_REFUSED' : null
}

export type Planned = {
  codeId: string
  /** One person of the school, with one address: two responsables never share an envelope. */
  guardianId: string
  /** Nothing to type: said by another message than the one that brings a code. */
  added: boolean
  /** A brother or a sister whom the selection leaves out: only ever joins a message of the same responsable. */
  outside: boolean
  plan: Plan
}
export type Message<Row extends Planned> = { channel: Channel; rows: Row[] }

/**
 * Who receives what, in the order given: one message for each couple, or one for each responsable and channel when
 * `grouped` (TS-95), at the place of its first child. Rows that cannot be reached, and those outside that join no message,
 * are in none.
 */
export function planMessages<Row extends Planned>(rows: readonly Row[], grouped: boolean): Message<Row>[] {
  const messages: Message<Row>[] = []
  const open = new Map<string, Message<Row>>()
  for (const row of rows) {
    const { channel } = row.plan
    if (channel === null) continue
    const key = `${channel}/${row.guardianId}/${row.added}`
    const current = grouped ? open.get(key) : undefined
    if (current) current.rows.push(row)
    else if (!row.outside) {
      const message = { channel, rows: [row] }
      open.set(key, message)
      messages.push(message)
    }
  }
  return messages
}

/**
 * A code that may be notified today, and the reasons of those that may not (TS-94). NO_COPY: « Annuler ce retrait » gave
 * it back, and its copy stays wiped.
 */
export const NOTIFIABLE_STATES = ['READY', 'NOTIFIED', 'SENDING', 'SUSPENDED', 'USED', 'EXPIRED', 'NO_COPY'] as const
export type NotifiableState = (typeof NOTIFIABLE_STATES)[number]

/** As above, for a pupil; WITHDRAWN: the school took the code back, only a person gives another (TS-50). */
export const NOTIFIABLE_STUDENT_STATES = [...NOTIFIABLE_STATES, 'WITHDRAWN'] as const
export type NotifiableStudentState = (typeof NOTIFIABLE_STUDENT_STATES)[number]

export type NotifiableFacts = {
  notified: boolean
  /** A message of this code is on its way. */
  pending: boolean
  /** Why the code may be told by no message (lib/accounts, untellableReason); null when it may. */
  untellable: UntellableReason | null
}

/** TS-94: whether a valid code may be notified. In SQL: queries/notifiable-sql, `notifiableStateSql`. */
export function notifiableState(facts: NotifiableFacts): NotifiableState {
  if (facts.notified) return 'NOTIFIED'
  if (facts.pending) return 'SENDING'
  return facts.untellable ?? 'READY'
}
