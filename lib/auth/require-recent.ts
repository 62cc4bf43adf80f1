import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { realNow } from '@/lib/platform/clock'
import { isRecent } from './domain/session-limits'
import { askedPath } from './request'
import { safePath, signInPath } from './return-path'
import { getSession } from './session'

/**
 * Sensitive acts: asks for the password again when the sign-in is older than 15 minutes. Pages call it; an action says
 * `recent`. `leave` runs before one is sent there.
 */
export async function requireRecent(leave?: () => Promise<void>): Promise<void> {
  const session = await getSession()
  const path = askedPath(await headers())
  if (!session) redirect(signInPath(path))
  if (isRecent(session.authTime, realNow())) return
  await leave?.()
  redirect(`/connexion/confirmer?${new URLSearchParams({ retour: safePath(path) })}` as Route)
}
