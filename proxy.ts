import { type NextRequest, NextResponse } from 'next/server'
import { COOKIES } from '@/lib/auth/cookies'
import { BORDER } from '@/lib/auth/messages'
import { isForeignPost, PATH_HEADER } from '@/lib/auth/request'
import { signInPath } from '@/lib/auth/return-path'
import { env } from '@/lib/platform/env'
import { contentSecurityPolicy, needsSignIn } from '@/lib/platform/web-security'

const https = env.PUBLIC_URL.startsWith('https:')

/**
 * Nonce, request id, and a courtesy redirect of signed-out people. It protects nothing: every page and action checks its
 * actor itself, and our server writes the headers that never change (scripts/support/front.cjs).
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  // Next refuses it too, by an error; an action only answers what comes without an Origin. Callbacks have their own rule.
  if (request.headers.has('origin') && isForeignPost(request) && !pathname.startsWith('/api/'))
    return new NextResponse(BORDER.foreign, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  if (request.method === 'GET' && needsSignIn(pathname) && !hasSessionCookie(request))
    return NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), request.url))

  const nonce = crypto.randomUUID()
  const policy = contentSecurityPolicy({ nonce, development: env.NODE_ENV === 'development', https })
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-request-id', crypto.randomUUID())
  headers.set(PATH_HEADER, `${pathname}${search}`)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', headers.get('x-request-id') ?? '')
  return response
}

/** A long session cookie is cut into `.0`, `.1`… */
const hasSessionCookie = (request: NextRequest): boolean =>
  request.cookies.getAll().some(({ name }) => name.startsWith(COOKIES.names.session))

export const config = {
  // Files have no page; jobs sign their requests; a message is shown with its own policy; an upload body must not be
  // buffered here.
  matcher: [
    '/((?!_next/static|_next/image|icon\\.svg|favicon\\.ico|api/inngest|dev/courrier/[^/]+/html$|.*/televerser$).*)',
  ],
}
