import 'server-only'
import { revokeSession } from './revoke'
import { readSession, signOut } from './shell'
import { forgetUnderWay } from './under-way'

/** Path of the POST that signs out. */
export const SIGN_OUT_PATH = '/connexion/deconnexion'

/** Path of the POST that counts as activity. */
export const STAY_PATH = '/connexion/prolonger'

/** Ends the session row and what was under way, clears the cookies and what the browser kept, and says so on the sign-in page. */
export async function endSession(): Promise<Response> {
  const session = await readSession()
  if (session) await revokeSession(session.actor, session.actor.sessionId, 'signed-out')
  await forgetUnderWay()
  await signOut({ redirect: false })
  return new Response(null, {
    status: 303,
    headers: { location: '/connexion?fin=1', 'clear-site-data': '"cache", "storage"' },
  })
}
