/** A signed message of Standard Webhooks (svix): `<id>.<timestamp>.<body>`, HMAC-SHA256 in base64 after `v1,`. */
export type SignedWebhook = {
  id: string | null
  /** Seconds since 1970. */
  timestamp: string | null
  /** One or several, apart by spaces (rotation of the secret). */
  signature: string | null
  /** As it came, not parsed. */
  body: string
}

const TOLERANCE_SECONDS = 300

/** True when the message was signed with `secret` (« whsec_<base64> ») less than five minutes from `now`. */
export async function isSignedBy(secret: string, webhook: SignedWebhook, now: Date): Promise<boolean> {
  const { id, timestamp, signature, body } = webhook
  if (!id || id.includes('.') || !timestamp || !/^\d{1,12}$/.test(timestamp) || !signature) return false
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.replace(/^whsec_/, '')) ?? new Uint8Array(),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  for (const part of signature.split(' ')) {
    const bytes = part.startsWith('v1,') ? bytesOf(part.slice(3)) : null
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed))) return true
  }
  return false
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
