import 'server-only'
import { cookies } from 'next/headers'
import { keyedHash, randomToken, toBase64Url } from '@/lib/platform/crypto'
import { COOKIES } from './cookies'

const YEAR = 365 * 24 * 3600
const macOf = async (accountId: string, device: string) =>
  toBase64Url(await keyedHash('device', `${accountId}:${device}`))

/** Limit key of this browser when that account already signed in from it: strangers cannot lock it out. */
export async function knownDevice(accountId: string): Promise<string | null> {
  const [device, mac] = ((await cookies()).get(COOKIES.names.device)?.value ?? '').split('.')
  if (!device || !mac || mac !== (await macOf(accountId, device))) return null
  return `device:${accountId}:${device}`
}

/** Remembers that the account signed in from this browser; gives no right by itself. */
export async function rememberDevice(accountId: string): Promise<void> {
  if (await knownDevice(accountId)) return
  const device = randomToken(16)
  const jar = await cookies()
  jar.set(COOKIES.names.device, `${device}.${await macOf(accountId, device)}`, { ...COOKIES.options, maxAge: YEAR })
}
