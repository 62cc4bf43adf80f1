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

/** True when another site made the browser send what carries these headers: the one rule of route handlers and actions. */
export function isForeign(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (!origin) return headers.get('sec-fetch-site') === 'cross-site'
  const host = URL.canParse(origin) ? new URL(origin).host : null
  return host !== headers.get('host') && origin !== env.PUBLIC_URL
}

/** `isForeign` of a request that may change something. */
export const isForeignPost = ({ method, headers }: Request): boolean =>
  method !== 'GET' && method !== 'HEAD' && isForeign(headers)
