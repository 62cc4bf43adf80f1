import 'server-only'
import { addressKey } from '@/lib/platform/client-address'
import { db } from '@/lib/platform/db'
import { giveBack, type Limit, type Token, takeToken } from '@/lib/platform/rate-limit'

/** A whole school goes out by one address: its limits by address are that many times higher. */
const SCHOOL_FACTOR = 10

type Named = Limit & { name: string }

/** Takes a token of a limit by address; more are given to the address ranges that a school has declared. */
export async function takeAddressToken(limit: Named, address: string): Promise<Token> {
  const token = await takeToken(`${limit.name}:${addressKey(address)}`, limit)
  if (token.allowed || !(await isSchoolAddress(address))) return token
  return takeToken(`${limit.name}:school:${addressKey(address)}`, raised(limit))
}

/** The tokens of a try, taken before it: `giveBack` when it did not fail. */
export type CountedTry = { allowed: true; giveBack(): Promise<void> } | { allowed: false; retryAfterSeconds: number }

/**
 * Takes a token of each limit by address on failures, before the try: parallel ones are all counted. When one has none
 * left, nothing is taken.
 */
export async function countTry(limits: readonly Named[], address: string): Promise<CountedTry> {
  const taken: Token[] = []
  const giveAllBack = async () => void (await Promise.all(taken.map(giveBack)))
  for (const limit of limits) {
    const token = await takeAddressToken(limit, address)
    if (!token.allowed) {
      await giveAllBack()
      return { allowed: false, retryAfterSeconds: token.retryAfterSeconds }
    }
    taken.push(token)
  }
  return { allowed: true, giveBack: giveAllBack }
}

const raised = ({ max, windowSeconds }: Limit): Limit => ({ max: max * (SCHOOL_FACTOR - 1), windowSeconds })

async function isSchoolAddress(address: string): Promise<boolean> {
  if (!/^[0-9a-f.:]+$/i.test(address)) return false
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    select exists (
      select from school, unnest(ip_ranges) as range where ${address}::inet <<= range::inet
    ) as found`
  return rows[0]?.found ?? false
}
