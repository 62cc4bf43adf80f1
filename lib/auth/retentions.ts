import 'server-only'
import { daysBefore, realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

export const purgeLoginTickets = () => db.$executeRaw`delete from login_ticket where expires_at < ${daysBefore(1)}`
export const purgeAuthAttempts = () => db.$executeRaw`delete from auth_attempt where expires_at < ${daysBefore(1)}`
export const purgeChallenges = () => db.$executeRaw`delete from challenge where expires_at < ${daysBefore(1)}`
export const purgeFormDrafts = () => db.$executeRaw`delete from form_draft where expires_at < ${realNow()}`
/** History of sign-ins: six months (identity.md §5.9). */
export const purgeSessions = () => db.$executeRaw`delete from session where absolute_until < ${daysBefore(183)}`
