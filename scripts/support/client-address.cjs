const net = require('node:net')

const HEADER = 'x-passerelle-client'

/**
 * Address of the client (decision 17): the socket's or, behind `trusted` proxies of ours, the one that the outermost of
 * them wrote in X-Forwarded-For. What stands further left was written by the client, who may write anything.
 */
function clientAddress(socketAddress, forwardedFor, trusted) {
  const socket = plain(socketAddress) || '0.0.0.0'
  if (trusted === 0 || !forwardedFor) return socket
  const hops = String(forwardedFor).split(',')
  return plain(hops[Math.max(0, hops.length - trusted)]) || socket
}

/** `::ffff:192.0.2.1`, `192.0.2.1:4711` and `[2001:db8::1]:4711` without their dressing; '' when not an address. */
function plain(text) {
  const address = String(text ?? '')
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
  return net.isIP(address) ? address.toLowerCase() : ''
}

/** Headers that only a proxy of ours may set. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

/** Replaces whatever came in by the one header that the application reads. */
function stampRequest(request, trusted) {
  const address = clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for'], trusted)
  if (trusted === 0) for (const name of FORWARDED) delete request.headers[name]
  request.headers[HEADER] = address
}

module.exports = { HEADER, clientAddress, stampRequest }
