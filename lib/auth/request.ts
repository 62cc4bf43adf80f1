import 'server-only'
import { env } from '@/lib/platform/env'

/** Path and query that the browser asked for, written by proxy.ts. */
export const PATH_HEADER = 'x-passerelle-path'

/** Path of the page asked for, or of the page whose form was posted; null when unknown. */
export function askedPath(headers: Headers): string | null {
  const own = headers.get(PATH_HEADER)
  if (own) return own
  const referer = headers.get('referer')
  if (!referer || !URL.canParse(referer)) return null
  const url = new URL(referer)
  return url.host === headers.get('host') ? `${url.pathname}${url.search}` : null
}

/** True when another site made the browser send this request (route handlers; Next checks the actions itself). */
export function isForeignPost(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const origin = request.headers.get('origin')
  if (!origin) return request.headers.get('sec-fetch-site') === 'cross-site'
  const host = URL.canParse(origin) ? new URL(origin).host : null
  return host !== request.headers.get('host') && origin !== env.PUBLIC_URL
}
