import 'server-only'
import { env } from './env'

/** Web Crypto only: actions reach this file (decision 15). Bytes are Uint8Array, keys come from the environment. */

const encoder = new TextEncoder()
const decoder = new TextDecoder()
type Bytes = Uint8Array<ArrayBuffer>
/** Bytes of nonce before a ciphertext. */
const NONCE = 12

type Keys = { hmac: Promise<CryptoKey>; aes: Promise<CryptoKey> }
let imported: Keys | undefined

/** Imported once per process; a promise, so that concurrent first calls share it. */
function keys(): Keys {
  imported ??= { hmac: importHmacKey(), aes: importAesKey() }
  return imported
}

const importHmacKey = () =>
  crypto.subtle.importKey('raw', encoder.encode(env.CODE_HMAC_KEY), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

async function importAesKey() {
  // Any secret of 32 characters or more gives 32 bytes of key.
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(env.ENCRYPTION_KEY))
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Keyed HMAC-SHA-256, 32 bytes. `purpose` separates uses: the same text gives unrelated values. */
export async function keyedHash(purpose: string, text: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keys().hmac, encoder.encode(`${purpose}\0${text}`)))
}

/** AES-256-GCM: 12 bytes of nonce, then the ciphertext. `context` is authenticated and must be given back to open. */
export async function sealBytes(bytes: Uint8Array, context: string): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE))
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(context) },
    await keys().aes,
    bytes as Bytes,
  )
  const sealed = new Uint8Array(NONCE + ciphertext.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(ciphertext), NONCE)
  return sealed
}

/** Opens what `sealBytes` made; throws when the bytes, the key or the context differ. */
export async function unsealBytes(sealed: Uint8Array, context: string): Promise<Bytes> {
  const data = sealed as Bytes
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: data.subarray(0, NONCE), additionalData: encoder.encode(context) },
    await keys().aes,
    data.subarray(NONCE),
  )
  return new Uint8Array(opened)
}

/** A text sealed as `sealBytes` does. */
export const seal = (text: string, context: string): Promise<Bytes> => sealBytes(encoder.encode(text), context)

/** Opens what `seal` made; throws when the bytes, the key or the context differ. */
export const unseal = async (sealed: Uint8Array, context: string): Promise<string> =>
  decoder.decode(await unsealBytes(sealed, context))

/** `size` random bytes as base64url (32 bytes by default). */
export function randomToken(size = 32): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(size)))
}

/** SHA-256 in hex: the stored form of random tokens (session ids, tickets). */
export async function sha256Hex(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export function fromBase64Url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
