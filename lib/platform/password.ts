import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { env } from './env'

/** Kibibytes of a hash: 19 MiB wherever somebody signs in; tests of our rules hash by the thousand. */
export const memoryCostIn = (environment: typeof env.NODE_ENV): number => (environment === 'test' ? 64 : 19_456)

/** Argon2id, 19 MiB, two passes, one lane (decision 9). Native: the one door from an action to a native module. */
const PARAMETERS = { algorithm: 2, memoryCost: memoryCostIn(env.NODE_ENV), timeCost: 2, parallelism: 1 } as const
const CURRENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=2,p=1$`

/** The hash of no password: checking against it costs what a real check costs. */
const DUMMY = `${CURRENT}QYsNkjbtgv6rHhPkrdY47g$G5mlZDvai6lRGB6IjUcZkg5IyUBBwXOiSEwDMF0lFqY`

/** PHC string of a password; the text is normalised (NFC) and never shortened. */
export const hashPassword = (text: string): Promise<string> => hash(text.normalize('NFC'), PARAMETERS)

/** True when the text is the password of that hash. An unreadable hash is a wrong password. */
export async function verifyPassword(passwordHash: string, text: string): Promise<boolean> {
  try {
    return await verify(passwordHash, text.normalize('NFC'))
  } catch {
    return false
  }
}

/** Spends the time of a check for a username that does not exist; always false (identity.md §5.4). */
export async function verifyNothing(text: string): Promise<false> {
  await verifyPassword(DUMMY, text)
  return false
}

/** True when a hash was made with other parameters than today's: hash again at the next sign-in. */
export const isOutdatedHash = (passwordHash: string): boolean => !passwordHash.startsWith(CURRENT)
