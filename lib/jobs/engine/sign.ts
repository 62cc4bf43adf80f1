import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const bare = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, '')

/** Canonical JSON (RFC 8785): what both sides sign, whatever the order of keys on the way. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}

/** The X-Inngest-Signature of a body: HMAC-SHA256 of its canonical text and the second it is sent. */
export function signatureOf(body: string, signingKey: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString()
  return `t=${seconds}&s=${createHmac('sha256', bare(signingKey)).update(body).update(seconds).digest('hex')}`
}

/** True when an Authorization header carries the hashed signing key, as the SDK sends it to register. */
export function isBearerOf(header: string | null, signingKey: string): boolean {
  const prefix = signingKey.match(/^signkey-\w+-/)?.[0] ?? ''
  const hash = createHash('sha256').update(bare(signingKey), 'hex').digest('hex')
  return sameText(header ?? '', `Bearer ${prefix}${hash}`)
}

/** Compares in constant time. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
