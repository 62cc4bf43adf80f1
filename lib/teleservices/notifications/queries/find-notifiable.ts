import 'server-only'
import { type CodeHolder, codeStateSql, type StoredState } from '@/lib/accounts'
import type { SchoolActor } from '@/lib/auth/actor'
import { findPending } from '@/lib/mailings/queries/list-sendings'
import { businessNow, today } from '@/lib/platform/clock'
import { frenchTime } from '@/lib/platform/dates'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { isEmailAddress } from '@/lib/platform/email-address'
import type { Recipient, StudentRecipient } from '../../letters/recipient'
import type { NotifiableState, NotifiableStudentState } from '../domain/notification-plan'
import type { Pending } from '../messages-one'
import { type NotifiableRow, notifiableOf } from './notifiable-sql'
import { type NotifiableStudentRow, notifiableStudentsOf } from './notifiable-students-sql'
import { handedOut, postalBlockOf, recipientOf, studentRecipientOf } from './recipient-of-row'

export type OneNotifiable = {
  codeId: string
  state: NotifiableState | NotifiableStudentState
  /** False once the copy was wiped and the person has a code to type. */
  printable: boolean
  /** As it would be used; null when it is not possible. */
  email: string | null
  /** Where the letter goes, in one line; null when none can be made. */
  letter: string | null
  /** The last address tried was refused, or nobody knows whether it arrived. */
  doubtful: boolean
  recipient: Recipient | StudentRecipient
  /** What is already on its way with this code. */
  pending: Pending | null
}

/** One couple or pupil of the school with its valid code, ready to be told of it; null when there is none this year. */
export async function findNotifiable(tx: Tx, actor: SchoolActor, holder: CodeHolder): Promise<OneNotifiable | null> {
  const find = holder.kind === 'CAR' ? findCouple : findPupil
  const one = await find(tx, actor, holder.holderId)
  const found = one && (await findPending(tx, { schoolId: actor.schoolId, subjectId: one.codeId }))
  const until = found?.leavesAt && found.leavesAt > businessNow() ? frenchTime(found.leavesAt) : null
  return one && { ...one, pending: found && { channel: found.channel, letters: found.letters, until } }
}

/** The same for the screen, before anything is asked for. */
export const findOneNotifiable = (actor: SchoolActor, holder: CodeHolder): Promise<OneNotifiable | null> =>
  findNotifiable(db, actor, holder)

type One = Omit<OneNotifiable, 'pending'>

async function findCouple(tx: Tx, { schoolId }: SchoolActor, id: string): Promise<One | null> {
  const [row] = await tx.$queryRaw<(NotifiableRow & CodeFacts)[]>(withCode(notifiableOf(schoolId), id))
  if (!row) return null
  const address = postalBlockOf(row)
  return {
    ...contactOf(row),
    codeId: row.code_id,
    state: row.code_state === 'USED' ? row.state : stateToday(row),
    printable: row.copied || row.added,
    letter: address.state === 'ready' ? address.lines.join(', ') : null,
    recipient: recipientOf(row, address),
  }
}

async function findPupil(tx: Tx, { schoolId }: SchoolActor, id: string): Promise<One | null> {
  const [row] = await tx.$queryRaw<(NotifiableStudentRow & CodeFacts)[]>(withCode(notifiableStudentsOf(schoolId), id))
  if (!row?.code_id) return null
  return {
    ...contactOf(row),
    codeId: row.code_id,
    state: stateToday(row),
    printable: row.copied,
    letter: handedOut(row).state === 'ready' ? 'à remettre à l’élève ou à poster' : null,
    recipient: studentRecipientOf(row),
  }
}

type CodeFacts = { copied: boolean; code_state: StoredState }

const withCode = (holders: Prisma.Sql, id: string): Prisma.Sql => Prisma.sql`
  select holders.*, v.encrypted is not null as copied, ${codeStateSql(today())} as code_state
  from (${holders}) holders
  join activation_code v on v.id = holders.code_id
  where holders.id = ${id}::uuid`

/** What forbids to tell of the code, even told before, goes first. */
const stateToday = <State extends string>({ state, code_state: code }: { state: State; code_state: StoredState }) =>
  code === 'SUSPENDED' || code === 'USED' || code === 'EXPIRED' ? code : state

type Contact = { email: string | null; uncertain: boolean; refused_email: string | null }

const contactOf = ({ email, uncertain, refused_email }: Contact) => ({
  email: email && isEmailAddress(email.trim()) ? email.trim() : null,
  doubtful: uncertain || (refused_email !== null && refused_email.trim().toLowerCase() === email?.trim().toLowerCase()),
})
