import 'server-only'
import { addressKey } from '@/lib/platform/client-address'
import { db } from '@/lib/platform/db'
import { type Limit, peekLimit, type Token, takeToken } from '@/lib/platform/rate-limit'

/** A whole school goes out by one address: its limits by address are that many times higher. */
const SCHOOL_FACTOR = 10

type Named = Limit & { name: string }

/** Takes a token of a limit by address; more are given to the address ranges that a school has declared. */
export async function takeAddressToken(limit: Named, address: string): Promise<Token> {
  const token = await takeToken(`${limit.name}:${addressKey(address)}`, limit)
  if (token.allowed || !(await isSchoolAddress(address))) return token
  return takeToken(`${limit.name}:school:${addressKey(address)}`, raised(limit))
}

/** As `takeAddressToken`, without taking: for limits that count failures. */
export async function peekAddressLimit(limit: Named, address: string): Promise<Token> {
  const token = await peekLimit(`${limit.name}:${addressKey(address)}`, limit)
  if (token.allowed || !(await isSchoolAddress(address))) return token
  return peekLimit(`${limit.name}:school:${addressKey(address)}`, raised(limit))
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
