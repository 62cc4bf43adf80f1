import 'server-only'
import { addressKey } from '@/lib/platform/client-address'
import { sha256Hex } from '@/lib/platform/crypto'
import { clearLimit, clearLimits, giveBack, type Token, takeToken } from '@/lib/platform/rate-limit'
import { PASSWORD_LIMITS } from './domain/password-throttle'

/** Whose try it is: a browser that the account knows, or a stranger's address on that account. */
export type Trier = {
  /** Keys of the limits: of this trier, and of all the strangers. */
  own: string
  strangers: string
  known: boolean
  /** Set when this browser signed in with the account before, trusted or not. */
  device: string | null
}

export type Turn = {
  /** False beyond the limits: a right password would no longer be told from a wrong one. */
  checked: boolean
  /** Seconds before a right password is accepted. */
  wait: number
  /** The password was right: this try costs nothing. */
  giveBack(): Promise<void>
}

const strangersOf = async (usernameKey: string) => `password:${(await sha256Hex(usernameKey)).slice(0, 32)}`

/** Who tries; a known browser that failed too often since its last success is a stranger like another. */
export async function identifyTrier(usernameKey: string, address: string, device: string | null): Promise<Trier> {
  const strangers = await strangersOf(usernameKey)
  const known = device !== null && (await takeToken(failuresOf(device), PASSWORD_LIMITS.knownBrowser)).allowed
  return { own: known ? `password:${device}` : `${strangers}:${addressKey(address)}`, strangers, known, device }
}

const failuresOf = (device: string) => `password:${device}:failures`

/** Takes a turn, counted before the password is looked at. `wary`: the account is under attack. */
export async function takeTurn(trier: Trier, wary: boolean): Promise<Turn> {
  const tokens: Token[] = []
  const take = async (key: string, limit: { max: number; windowSeconds: number }) => {
    const token = await takeToken(key, limit)
    tokens.push(token)
    return token.allowed
  }
  for (const { name, ...limit } of PASSWORD_LIMITS.own) await take(`${trier.own}:${name}`, limit)
  const wait = Math.max(...tokens.map(({ retryAfterSeconds }) => retryAfterSeconds))
  const insists = wait === 0 || (await take(`${trier.own}:more`, PASSWORD_LIMITS.insistence))
  const checked =
    insists &&
    (trier.known ||
      ((!wary || (await take(`${trier.own}:wary`, PASSWORD_LIMITS.wary))) &&
        (await take(`${trier.strangers}:all`, PASSWORD_LIMITS.strangers))))
  return { checked, wait, giveBack: async () => void (await Promise.all(tokens.map(giveBack))) }
}

/** A right password: this browser is trusted again. */
export const trustAgain = ({ device }: Trier): Promise<void> =>
  device ? clearLimit(failuresOf(device)) : Promise.resolve()

/** Forgets all that was counted against an account, of strangers and of the browsers that it knows. */
export async function forgetTurns(accountId: string, usernameKey: string): Promise<void> {
  await clearLimits(`${await strangersOf(usernameKey)}:`)
  await clearLimits(`password:device:${accountId}:`)
}
