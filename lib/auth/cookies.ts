import 'server-only'
import { env } from '@/lib/platform/env'

/** Names and flags of our cookies for a public address. Pure (decision 7). */
export function cookieSettings(publicUrl: string) {
  const { protocol, hostname } = new URL(publicUrl)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  // Browsers accept Secure on loopback, even over http.
  const secure = protocol === 'https:' || loopback
  const prefix = secure ? '__Host-' : ''
  return {
    names: {
      session: `${prefix}passerelle.session`,
      callbackUrl: `${prefix}passerelle.retour`,
      csrf: `${prefix}passerelle.csrf`,
      /** Password accepted, the rest pending. */
      attempt: `${prefix}passerelle.etape`,
      /** A code asked for by somebody who cannot sign in. */
      recovery: `${prefix}passerelle.oubli`,
      /** The same, for the new address of somebody who is signed in. */
      newEmail: `${prefix}passerelle.courriel`,
      /** A browser from which this account already signed in. */
      device: `${prefix}passerelle.appareil`,
    },
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const
}

export const COOKIES = cookieSettings(env.PUBLIC_URL)
