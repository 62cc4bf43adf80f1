import 'server-only'
import { revokeSession } from './revoke'
import { readSession, signOut } from './shell'

/** Path of the POST that signs out. */
export const SIGN_OUT_PATH = '/connexion/deconnexion'

/** Path of the POST that counts as activity. */
export const STAY_PATH = '/connexion/prolonger'

/** Ends the session row, clears the cookie and what the browser kept, and says so on the sign-in page. */
export async function endSession(): Promise<Response> {
  const session = await readSession()
  if (session) await revokeSession(session.actor, session.actor.sessionId, 'signed-out')
  await signOut({ redirect: false })
  return new Response(null, {
    status: 303,
    headers: { location: '/connexion?fin=1', 'clear-site-data': '"cache", "storage"' },
  })
}
