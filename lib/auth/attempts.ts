import 'server-only'
import { cookies } from 'next/headers'
import { realNow } from '@/lib/platform/clock'
import { randomToken, sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { COOKIES } from './cookies'

const ATTEMPT_SECONDS = 600

/** A sign-in that is not finished: nothing protected is reachable with it. */
export type Attempt = {
  id: string
  accountId: string
  shared: boolean
  returnTo: string | null
  amr: string[]
  /** Of the account when its password was checked. */
  epoch: number
}

/** Starts one and binds it to this browser for ten minutes. */
export async function startAttempt(input: Omit<Attempt, 'id'>): Promise<Attempt> {
  const token = randomToken()
  const id = await sha256Hex(token)
  const expiresAt = new Date(realNow().getTime() + ATTEMPT_SECONDS * 1000)
  await db.authAttempt.create({ data: { id, ...input, expiresAt }, select: { id: true } })
  const jar = await cookies()
  jar.set(COOKIES.names.attempt, token, { ...COOKIES.options, maxAge: ATTEMPT_SECONDS })
  return { id, ...input }
}

/** The attempt of this browser, or null when there is none, it is used, too old, or of a former epoch. */
export async function readAttempt(): Promise<Attempt | null> {
  const token = (await cookies()).get(COOKIES.names.attempt)?.value
  if (!token) return null
  const found = await db.authAttempt.findUnique({
    where: { id: await sha256Hex(token), usedAt: null, expiresAt: { gt: realNow() }, account: { status: 'ACTIVE' } },
    select: {
      ...{ id: true, accountId: true, shared: true, returnTo: true, amr: true, epoch: true },
      account: { select: { epoch: true } },
    },
  })
  if (!found) return null
  const { account, ...attempt } = found
  return attempt.epoch === account.epoch ? attempt : null
}

/** Records one more proof. */
export async function proveAttempt(attempt: Attempt, amr: string[]): Promise<Attempt> {
  const proved = { ...attempt, amr: [...new Set([...attempt.amr, ...amr])] }
  await db.authAttempt.update({ where: { id: attempt.id }, data: { amr: proved.amr }, select: { id: true } })
  return proved
}

/** Ends an attempt; false when it was already used: two requests at once open one session. */
export async function consumeAttempt(id: string): Promise<boolean> {
  const { count } = await db.authAttempt.updateMany({ where: { id, usedAt: null }, data: { usedAt: realNow() } })
  return count === 1
}
