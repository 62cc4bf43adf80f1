import 'server-only'

/** Set by our own server from the socket or the trusted proxies, deleted from what comes in (decision 17). */
export const CLIENT_HEADER = 'x-passerelle-client'

/** Address of the client, without port; `unknown` when our server did not set it. Never reads X-Forwarded-For. */
export const clientAddress = (headers: Headers): string => headers.get(CLIENT_HEADER)?.trim() || 'unknown'

/** What we may store and show: the /24 of an IPv4 address, the /64 of an IPv6 one. */
export function addressPrefix(address: string): string {
  const ipv4 = mappedIpv4(address)
  if (ipv4) return `${ipv4.split('.').slice(0, 3).join('.')}.0/24`
  return address.includes(':') ? `${expandIpv6(address).slice(0, 4).join(':')}::/64` : address
}

/** Key of the limits by address: one IPv4 address, or one IPv6 network of 64 bits. */
export const addressKey = (address: string): string => mappedIpv4(address) ?? addressPrefix(address)

/** An address that PostgreSQL reads as `inet`; null when it is none (`unknown`). */
export const ipAddress = (address: string): string | null =>
  mappedIpv4(address) ?? (/^[0-9a-f:]+$/i.test(address) && address.includes(':') ? address : null)

function mappedIpv4(address: string): string | null {
  const text = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? text : null
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
