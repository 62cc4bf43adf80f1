import 'server-only'
import { type CodeHolder, lockHolder } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import type { Channel } from '@/lib/mailings/domain/channel'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { NOTIFY_ONE, pendingText, refusalOfState } from '../messages-one'
import { findNotifiable, type OneNotifiable } from '../queries/find-notifiable'
import { type CodeRun, requestCodeBatch } from './request-code-batch'

export type NotifyOne = CodeHolder & {
  /** The valid code that the page showed. */
  shownCodeId: string
  channel: Channel
  /** The same one twice is one sending. */
  requestKey: string
}

/**
 * « Notifie le CAR au responsable », « Notifie le CAE à l'élève » (TS-104, TS-117): a run of one, without delay, as often
 * as the school wants. Refuses by TS-92, a code that moved meanwhile, and what cannot be sent.
 */
export const notifyOne = (actor: StaffActor, input: NotifyOne): Promise<{ batchId: string }> =>
  requestCodeBatch(actor, input.requestKey, (tx) => planOne(tx, actor, input))

async function planOne(tx: Tx, actor: StaffActor, input: NotifyOne): Promise<CodeRun> {
  const { kind, channel } = input
  const { code } = await lockHolder(tx, actor, input)
  if (code?.id !== input.shownCodeId) throw new Refusal('CONFLICT', NOTIFY_ONE.changed)
  const one = await findNotifiable(tx, actor, input)
  if (!one) throw new Refusal('CLOSED', NOTIFY_ONE.notThisYear)
  assertPossible(kind, one, channel)
  const { codeId, recipient } = one
  if (one.pending) throw new Refusal('CONFLICT', pendingText(one.pending))
  return {
    kind,
    criteria: { holder: true },
    channels: [channel],
    messages: [{ channel, lines: [{ subjectId: codeId, recipient }] }],
    unreachable: [],
    immediate: true,
  }
}

function assertPossible(
  kind: CodeHolder['kind'],
  { state, printable, email, letter }: OneNotifiable,
  channel: Channel,
): void {
  const refusal = refusalOfState(kind, state)
  if (refusal) throw new Refusal('CLOSED', refusal)
  if (!printable) throw new Refusal('CLOSED', NOTIFY_ONE.noCopy)
  if (channel === 'EMAIL' && !email) throw new Refusal('CLOSED', NOTIFY_ONE.noEmail)
  if (channel === 'LETTER' && !letter) throw new Refusal('CLOSED', NOTIFY_ONE.noAddress)
}
