import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { seal, sha256Hex, unseal } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { type FormValues, type InitialState, idle } from '@/lib/platform/form-state'
import { sessionState } from './domain/session-limits'
import { getActor, type SignedInActor } from './session'
import { readCookieSid } from './shell'

const DRAFT_LIFE = 3600_000
const LARGEST = 200_000

const contextOf = (accountId: string, action: string) => `draft:${accountId}:${action}`

/**
 * Keeps what was typed in a form whose session had lapsed, for the account of that session alone; nothing for one that
 * somebody ended. Secret fields have been taken out by the caller.
 */
export async function keepDraft(action: string, values: FormValues): Promise<void> {
  const sid = await readCookieSid()
  if (!sid) return
  const session = await db.session.findUnique({
    where: { id: await sha256Hex(sid), account: { status: 'ACTIVE' } },
    select: {
      ...{ accountId: true, revokedAt: true, idleUntil: true, absoluteUntil: true, epoch: true },
      account: { select: { epoch: true } },
    },
  })
  if (!session || sessionState({ ...session, accountEpoch: session.account.epoch }, realNow()) !== 'LAPSED') return
  await writeDraft(session.accountId, action, values)
}

/** The same for somebody who is signed in, and is asked for the password again before the form goes through. */
export const keepOwnDraft = ({ id }: SignedInActor, action: string, values: FormValues): Promise<void> =>
  writeDraft(id, action, values)

async function writeDraft(accountId: string, action: string, values: FormValues): Promise<void> {
  const text = JSON.stringify(values)
  if (text.length > LARGEST) return
  const sealed = await seal(text, contextOf(accountId, action))
  const expiresAt = new Date(realNow().getTime() + DRAFT_LIFE)
  await db.formDraft.upsert({
    where: { accountId_action: { accountId, action } },
    create: { accountId, action, sealed, expiresAt },
    update: { sealed, expiresAt },
    select: { action: true },
  })
}

/** First state of a form, for `useActionState`: what its author had typed before signing in again, else `idle`. */
export async function restoredState(action: string): Promise<InitialState> {
  const actor = await getActor()
  if (!actor) return idle
  const draft = await db.formDraft.findUnique({
    where: { accountId_action: { accountId: actor.id, action }, expiresAt: { gt: realNow() } },
    select: { sealed: true },
  })
  if (!draft) return idle
  const values = JSON.parse(await unseal(draft.sealed, contextOf(actor.id, action))) as FormValues
  return { status: 'refused', code: 'EXPIRED', message: RESTORED, values }
}

export const RESTORED =
  'Vous avez dû vous identifier à nouveau : rien n’est encore enregistré. Voici ce que vous aviez saisi ; vérifiez, puis validez à nouveau.'

/** The form went through: its draft is of no more use. */
export async function discardDraft(accountId: string, action: string): Promise<void> {
  await db.formDraft.deleteMany({ where: { accountId, action } })
}
