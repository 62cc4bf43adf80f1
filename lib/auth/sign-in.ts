import 'server-only'
import type { Route } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { COOKIES } from './cookies'
import { safePath } from './return-path'
import { revokeSession } from './revoke'
import { readSession, tradeTicket } from './shell'

export { issueLoginTicket, type TicketInput } from './tickets'

/**
 * Trades a ticket for a session, sets the cookie and redirects to a path of ours (server action or route handler).
 * The session that this browser held before ends: a sign-in never keeps an old identifier.
 */
export async function signInWithTicket(ticket: string, redirectTo: string): Promise<never> {
  const opened = await openWithTicket(ticket)
  redirect(opened ? safePath(redirectTo) : ('/connexion?erreur=expire' as Route))
}

/** As `signInWithTicket`, without the redirection; false when the ticket is unknown, used or expired. */
export async function openWithTicket(ticket: string): Promise<boolean> {
  // Nothing to end without a cookie: the usual case costs no query.
  const before = (await cookies()).has(COOKIES.names.session) ? await readSession() : null
  const opened = await tradeTicket(ticket)
  if (!opened) return false
  if (before) await revokeSession(before.actor, before.actor.sessionId, 'replaced')
  if (opened.shared) await dropExpiry()
  return true
}

/** On a shared computer the cookie dies with the browser. */
async function dropExpiry(): Promise<void> {
  const jar = await cookies()
  const value = jar.get(COOKIES.names.session)?.value
  if (value) jar.set(COOKIES.names.session, value, COOKIES.options)
}
