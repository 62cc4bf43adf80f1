import 'server-only'
import { cookies } from 'next/headers'
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { COOKIES } from './cookies'
import { findLiveSession, type LiveSession } from './live-session'
import { type OpenedSession, openSession } from './tickets'

/** The cookie outlives the row, so that a form sent too late still says whose it was (drafts). */
export const COOKIE_SECONDS = 24 * 3600

/** What happened inside a call of next-auth, told to the caller without passing through the cookie. */
type Hooks = { onLive?: (live: LiveSession) => void; onOpened?: (opened: OpenedSession) => void }

/** The thin shell (decision 7): one provider that trades a ticket, a cookie with `sub` and `sid`, our row as truth. */
function config({ onLive, onOpened }: Hooks = {}): NextAuthConfig {
  const cookie = (name: string) => ({ name, options: { ...COOKIES.options } })
  return {
    secret: env.AUTH_SECRET,
    trustHost: true,
    basePath: '/api/auth',
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    // Reading a session seals a new cookie that nobody sends: not worth its keys.
    ...(onLive && { jwt: { encode: async () => '' } }),
    pages: { signIn: '/connexion', signOut: '/connexion', error: '/connexion' },
    useSecureCookies: COOKIES.options.secure,
    cookies: {
      sessionToken: cookie(COOKIES.names.session),
      callbackUrl: cookie(COOKIES.names.callbackUrl),
      csrfToken: cookie(COOKIES.names.csrf),
    },
    providers: [
      Credentials({
        id: 'ticket',
        credentials: { ticket: {} },
        async authorize({ ticket }) {
          const opened = typeof ticket === 'string' ? await openSession(ticket) : null
          if (opened) onOpened?.(opened)
          return opened
        },
      }),
    ],
    callbacks: {
      // `trigger: 'update'` brings data chosen by the browser: never read.
      async jwt({ token, user }) {
        if (user) return { sub: user.id, sid: 'sid' in user ? user.sid : undefined }
        const live = typeof token.sid === 'string' ? await findLiveSession(token.sid) : null
        if (!live || live.actor.id !== token.sub) return null
        onLive?.(live)
        return { sub: token.sub, sid: token.sid }
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } }),
    },
    logger: {
      error: (error) => logger.warn('next-auth refused', { type: error.name }),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** Clears the cookie; the row ends by its caller. The addresses of next-auth are mounted nowhere: nothing of ours asks them. */
export const { signOut } = NextAuth(config())

/** The session of the current request, verified by next-auth and by our row; null when either says no. */
export async function readSession(): Promise<LiveSession | null> {
  const found: LiveSession[] = []
  const { auth } = NextAuth(config({ onLive: (live) => found.push(live) }))
  return (await auth()) ? (found[0] ?? null) : null
}

/** Trades a ticket and sets the cookie; null when the ticket is refused. */
export async function tradeTicket(ticket: string): Promise<OpenedSession | null> {
  const found: OpenedSession[] = []
  const { signIn } = NextAuth(config({ onOpened: (opened) => found.push(opened) }))
  try {
    await signIn('ticket', { ticket, redirect: false, redirectTo: '/' })
  } catch (error) {
    if (error instanceof CredentialsSignin) return null
    throw error
  }
  return found[0] ?? null
}

/** `sid` of the cookie whether its session lives or not: says whose form came too late, opens nothing. */
export async function readCookieSid(): Promise<string | null> {
  const token = (await cookies()).get(COOKIES.names.session)?.value
  if (!token) return null
  try {
    const claims = await decode({ token, secret: env.AUTH_SECRET, salt: COOKIES.names.session })
    return typeof claims?.sid === 'string' ? claims.sid : null
  } catch {
    return null
  }
}
