import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { realNow } from '@/lib/platform/clock'
import { isRecent } from './domain/session-limits'
import { askedPath } from './request'
import { safePath, signInPath } from './return-path'
import { getSession } from './session'

/** Sensitive acts: asks for the password again when the sign-in is older than 15 minutes (pages and actions). */
export async function requireRecent(): Promise<void> {
  const session = await getSession()
  const path = askedPath(await headers())
  if (!session) redirect(signInPath(path))
  if (isRecent(session.authTime, realNow())) return
  redirect(`/connexion/confirmer?${new URLSearchParams({ retour: safePath(path) })}` as Route)
}
