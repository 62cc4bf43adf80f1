import 'server-only'
import { type CivilDate, civilDateInParis } from './dates'
import { env } from './env'

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const

/** Milliseconds of a CLOCK_OFFSET such as `+1d`, `-2h`, `+30m`; 0 without one. */
export function offsetMilliseconds(offset: string | undefined): number {
  const match = offset?.match(/^([+-])(\d+)([dhm])$/)
  if (!match) return 0
  const size = Number(match[2]) * UNITS[match[3] as keyof typeof UNITS]
  return match[1] === '-' ? -size : size
}

/** Business time: moved by CLOCK_OFFSET. Every rule and every date written for people uses it. */
export const businessNow = (): Date => new Date(Date.now() + offsetMilliseconds(env.CLOCK_OFFSET))

/** Today's civil date in Europe/Paris, in business time. */
export const today = (): CivilDate => civilDateInParis(businessNow())

/** Real time: sessions, TOTP, limits, leases. Never moved. */
export const realNow = (): Date => new Date()

/** The instant that many days before, of real time unless another is given. */
export const daysBefore = (days: number, now = realNow()): Date => new Date(now.getTime() - days * UNITS.d)
