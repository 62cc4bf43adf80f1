import 'server-only'
import type { Route } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { COOKIES } from './cookies'
import { safePath } from './return-path'
import { revokeSession } from './revoke'
import { readSession, tradeTicket } from './shell'
import { forgetUnderWay } from './under-way'

export { issueLoginTicket, type TicketInput } from './tickets'

/**
 * Trades a ticket for a session, sets the cookie and redirects to a path of ours (server action or route handler).
 * The session that this browser held before ends, and what was under way in it: a sign-in never keeps an old identifier.
 */
export async function signInWithTicket(ticket: string, redirectTo: string): Promise<never> {
  const opened = await openWithTicket(ticket)
  redirect(opened ? safePath(redirectTo) : ('/connexion?erreur=expire' as Route))
}

/** As `signInWithTicket`, without the redirection; false when the ticket is unknown, used or expired. */
export async function openWithTicket(ticket: string): Promise<boolean> {
  const before = await sessionOfBrowser()
  const opened = await tradeTicket(ticket)
  if (!opened) return false
  if (before) await revokeSession(before.actor, before.actor.sessionId, 'replaced')
  await forgetUnderWay()
  if (opened.shared) await dropExpiry()
  return true
}

/** A password that somebody else typed here, with more to prove: until then, this browser shows one person's profiles alone. */
export async function endSessionOfAnother(accountId: string): Promise<void> {
  const before = await sessionOfBrowser()
  if (before && before.actor.id !== accountId) await revokeSession(before.actor, before.actor.sessionId, 'replaced')
}

/** Nothing to read without a cookie: the usual case costs no query. */
const sessionOfBrowser = async () => ((await cookies()).has(COOKIES.names.session) ? readSession() : null)

/** On a shared computer the cookie dies with the browser. */
async function dropExpiry(): Promise<void> {
  const jar = await cookies()
  const value = jar.get(COOKIES.names.session)?.value
  if (value) jar.set(COOKIES.names.session, value, COOKIES.options)
}
