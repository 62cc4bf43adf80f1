import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { addressPrefix, clientAddress } from '@/lib/platform/client-address'
import { Refusal, type RefusalCode, StalePage } from '@/lib/platform/errors'
import type { FormState, FormValues } from '@/lib/platform/form-state'
import { logger } from '@/lib/platform/logger'
import type { AcademieActor, Actor, FamilyActor, PublicActor, StaffActor } from './actor'
import { takeAddressToken } from './address-limits'
import { discardDraft, keepDraft, keepOwnDraft } from './drafts'
import { readForm, withoutSecrets } from './form'
import { BORDER, tooManyFromHere } from './messages'
import type { Permission } from './permissions'
import { askedPath, isForeign } from './request'
import { requireRecent } from './require-recent'
import { signInPath } from './return-path'
import { getActor, REFUSED, type SignedInActor } from './session'

type Result<Data> = { message: string; data?: Data }
type Action<Data> = (previous: FormState<Data>, form: FormData) => Promise<FormState<Data>>

type Common<Who, Shape extends z.ZodRawShape, Data> = {
  /** `teleservices.notify-cars`: in the logs, and key of the draft kept when the session has ended. */
  name: string
  input: z.ZodObject<Shape>
  /** Fields never sent back to the browser nor kept (passwords, codes). */
  secret?: readonly (keyof Shape & string)[]
  /** Returns a message, redirects, or throws a Refusal. */
  run(actor: Who, input: z.output<z.ZodObject<Shape>>): Promise<Result<Data>>
}

type Signed = {
  /** A sensitive act: the password again when the sign-in is older than 15 minutes. What was typed comes back after it. */
  recent?: true
}

/** Action of a member of staff of a school: actor, permission, declared fields only, zod, refusals, logging. */
export const defineAction = <Shape extends z.ZodRawShape, Data = undefined>(
  options: Common<StaffActor, Shape, Data> & Signed & { permission: Permission },
): Action<Data> =>
  signedIn(options, (actor) => (actor.kind === 'staff' && actor.permissions.has(options.permission) ? actor : null))

/** Action of a gestionnaire académique. */
export const defineAcademieAction = <Shape extends z.ZodRawShape, Data = undefined>(
  options: Common<AcademieActor, Shape, Data> & Signed & { permission: Permission },
): Action<Data> =>
  signedIn(options, (actor) => (actor.kind === 'academie' && actor.permissions.has(options.permission) ? actor : null))

/** Action of a responsable or a pupil, on what their `Access` rows open. */
export const defineFamilyAction = <Shape extends z.ZodRawShape, Data = undefined>(
  options: Common<FamilyActor, Shape, Data> & Signed,
): Action<Data> => signedIn(options, (actor) => (actor.kind === 'family' ? actor : null))

/** Action of anybody who is signed in, on their own account. */
export const defineAccountAction = <Shape extends z.ZodRawShape, Data = undefined>(
  options: Common<SignedInActor, Shape, Data> & Signed,
): Action<Data> => signedIn(options, (actor) => actor)

export type PublicLimit = { name: string; max: number; windowSeconds: number }

/** Action without a session (decision 21), limited by the address of the client. */
export function definePublicAction<Shape extends z.ZodRawShape, Data = undefined>(
  options: Common<PublicActor, Shape, Data> & { limits: readonly PublicLimit[] },
): Action<Data> {
  return async (_previous, form) => {
    const asked = await headers()
    // Before the limits: a site that makes a whole school send would take them.
    if (isForeign(asked)) return refused('FORBIDDEN', BORDER.foreign)
    const address = clientAddress(asked)
    const raw = readForm(options.input, form, options.secret)
    for (const limit of options.limits) {
      const token = await takeAddressToken(limit, address)
      if (!token.allowed) return tooMany(token.retryAfterSeconds, withoutSecrets(raw ?? {}, options.secret))
    }
    if (!raw) return refused('REJECTED', BORDER.noForm)
    return parseAndRun(options, { kind: 'public', id: null, ipPrefix: addressPrefix(address) }, raw)
  }
}

function signedIn<Who extends SignedInActor, Shape extends z.ZodRawShape, Data>(
  options: Common<Who, Shape, Data> & Signed,
  authorise: (actor: SignedInActor) => Who | null,
): Action<Data> {
  return async (_previous, form) => {
    const asked = await headers()
    // Before the session: what another site sends is nobody's draft.
    if (isForeign(asked)) return refused('FORBIDDEN', BORDER.foreign)
    const raw = readForm(options.input, form, options.secret)
    if (!raw) return refused('REJECTED', BORDER.noForm)
    const signed = await getActor()
    if (!signed) {
      await keepDraft(options.name, withoutSecrets(raw, options.secret))
      redirect(signInPath(askedPath(asked)))
    }
    const actor = authorise(signed)
    if (!actor) redirect(REFUSED)
    const leave = () => keepOwnDraft(actor, options.name, withoutSecrets(raw, options.secret))
    return parseAndRun(options, actor, raw, options.recent && (() => requireRecent(leave)))
  }
}

async function parseAndRun<Who extends Actor, Shape extends z.ZodRawShape, Data>(
  options: Common<Who, Shape, Data>,
  actor: Who,
  raw: FormValues,
  /** What must be right before it runs; redirects otherwise. */
  before?: () => Promise<void>,
): Promise<FormState<Data>> {
  const parsed = options.input.safeParse(raw)
  const values = withoutSecrets(raw, options.secret)
  if (!parsed.success) {
    const { fieldErrors, formErrors } = z.flattenError(parsed.error)
    return { status: 'invalid', fieldErrors: fieldErrors as Record<string, string[] | undefined>, formErrors, values }
  }
  try {
    await before?.()
    if (actor.id) await discardDraft(actor.id, options.name)
    return { status: 'done', ...(await options.run(actor, parsed.data)) }
  } catch (error) {
    unstable_rethrow(error) // redirect() and notFound() are thrown, not returned
    if (error instanceof StalePage) refresh()
    if (error instanceof Refusal) return refused(error.code, error.message, { ...values, ...error.values })
    logger.error('server action failed', { error, action: options.name, actorId: actor.id })
    throw error
  }
}

type Refused = Extract<FormState, { status: 'refused' }>

const refused = (code: RefusalCode, message: string, values: FormValues = {}): Refused => ({
  status: 'refused',
  code,
  message,
  values,
})

const tooMany = (seconds: number, values: FormValues): Refused =>
  refused('TOO_MANY_ATTEMPTS', tooManyFromHere(seconds), values)
