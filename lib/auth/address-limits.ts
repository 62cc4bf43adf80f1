import 'server-only'
import { addressKey, ipAddress } from '@/lib/platform/client-address'
import { db } from '@/lib/platform/db'
import { giveBack, type Limit, type Token, takeToken } from '@/lib/platform/rate-limit'

/** A whole school goes out by one address: its limits by address are that many times higher. */
const SCHOOL_FACTOR = 10

type Named = Limit & { name: string }

/** Takes a token of a limit by address; more are given to the networks that a school has declared, and visited from. */
export async function takeAddressToken(limit: Named, address: string): Promise<Token> {
  const token = await takeToken(`${limit.name}:${addressKey(address)}`, limit)
  if (token.allowed || !(await isSchoolAddress(address))) return token
  return takeToken(`${limit.name}:school:${addressKey(address)}`, raised(limit))
}

/** The tokens of a try, taken before it: `giveBack` when it did not fail. */
export type CountedTry = { allowed: true; giveBack(): Promise<void> } | { allowed: false; retryAfterSeconds: number }

/**
 * Counts, before the try, one subject (a code, an account, a recipient) against a limit by address: each subject once in a
 * window, so that a person who insists takes nothing from the others behind the same address. `subject` is a hash.
 */
export async function countSubject(limit: Named, address: string, subject: string): Promise<CountedTry> {
  const once = { max: 1, windowSeconds: limit.windowSeconds }
  const first = await takeToken(`${limit.name}:${addressKey(address)}:${subject}`, once)
  if (!first.allowed) return { allowed: true, giveBack: async () => {} }
  const token = await takeAddressToken(limit, address)
  if (!token.allowed) {
    await giveBack(first)
    return { allowed: false, retryAfterSeconds: token.retryAfterSeconds }
  }
  return { allowed: true, giveBack: async () => void (await Promise.all([first, token].map(giveBack))) }
}

const raised = ({ max, windowSeconds }: Limit): Limit => ({ max: max * (SCHOOL_FACTOR - 1), windowSeconds })

async function isSchoolAddress(address: string): Promise<boolean> {
  const ip = ipAddress(address)
  if (!ip) return false
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    select exists (
      select from school, unnest(verified_ip_ranges) as range where ${ip}::inet <<= range::inet
    ) as found`
  return rows[0]?.found ?? false
}
