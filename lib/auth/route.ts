import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { addressPrefix, clientAddress } from '@/lib/platform/client-address'
import { Refusal, type RefusalCode } from '@/lib/platform/errors'
import { logger } from '@/lib/platform/logger'
import type { AcademieActor, FamilyActor, PublicActor, StaffActor } from './actor'
import { BORDER } from './messages'
import type { Permission } from './permissions'
import { navigates, refusalOf } from './refusal'
import { isForeignPost } from './request'
import { signInPath } from './return-path'
import { getActor, REFUSED, type SignedInActor } from './session'

/** `account`: whoever is signed in; what they ask for says whether it is theirs. */
export type RouteAccess = Permission | 'family' | 'account' | 'public'

/** Who reaches a route of that access. */
export type RouteActor<Access extends RouteAccess> = Access extends 'family'
  ? FamilyActor
  : Access extends 'public'
    ? PublicActor
    : Access extends 'account'
      ? SignedInActor
      : Access extends `academie:${string}`
        ? AcademieActor
        : StaffActor

type Options<Access extends RouteAccess, Params extends z.ZodType> = {
  name: string
  access: Access
  /** Of the dynamic segments: strings as they stand in the URL. A mismatch is a 404. */
  params: Params
  run(actor: RouteActor<Access>, call: { params: z.output<Params>; request: Request }): Promise<Response>
}

const STATUS: Record<RefusalCode, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CONFLICT: 409,
  NOTHING_TO_DO: 409,
  CLOSED: 409,
  TOO_MANY_ATTEMPTS: 429,
  REJECTED: 422,
  EXPIRED: 410,
}

/** Twin of `defineAction` for downloads, uploads and progress: actor, permission, params, refusals, no cache. */
export function defineRoute<Access extends RouteAccess, Params extends z.ZodType>(options: Options<Access, Params>) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    if (isForeignPost(request)) return refuse(request, 403, BORDER.foreign)
    const actor = await actorOf(options.access, request)
    if (actor instanceof Response) return actor
    const params = options.params.safeParse((await context.params) ?? {})
    if (!params.success) return refuse(request, 404, 'Cette page n’existe pas.')
    try {
      const call = { params: params.data, request }
      return withoutCache(await options.run(actor as RouteActor<Access>, call))
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Refusal) return refuse(request, STATUS[error.code], error.message)
      logger.error('route failed', { error, route: options.name, actorId: actor.id })
      return refuse(request, 500, 'Une erreur est survenue. Réessayez dans un instant.')
    }
  }
}

async function actorOf(access: RouteAccess, request: Request) {
  if (access === 'public')
    return { kind: 'public', id: null, ipPrefix: addressPrefix(clientAddress(request.headers)) } satisfies PublicActor
  const actor = await getActor()
  if (!actor) return signedOut(request)
  if (holds(actor, access)) return actor
  return navigates(request) ? seeOther(REFUSED) : refuse(request, 403, 'Vous n’avez pas le droit de faire cela.')
}

function holds(actor: SignedInActor, access: Permission | 'family' | 'account'): boolean {
  if (access === 'account') return true
  if (access === 'family' || actor.kind === 'family') return actor.kind === access
  return actor.kind === (access.startsWith('academie:') ? 'academie' : 'staff') && actor.permissions.has(access)
}

/** A page that was asked for leads to the sign-in; anything else is told plainly. */
function signedOut(request: Request): Response {
  if (!navigates(request)) return refuse(request, 401, 'Votre session a pris fin. Identifiez-vous à nouveau.')
  const { pathname, search } = new URL(request.url)
  return seeOther(signInPath(`${pathname}${search}`))
}

const seeOther = (location: string): Response =>
  withoutCache(new Response(null, { status: 303, headers: { location } }))

const refuse = (request: Request, status: number, message: string): Response =>
  withoutCache(refusalOf(request, status, message))

function withoutCache(response: Response): Response {
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
  return response
}
