const http = require('node:http')

/** Connections of one address: many schools at once, and far fewer than a process may hold open. */
const MOST_CONNECTIONS = 5000

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * What every answer carries, whatever its path and whoever wrote it. The policy is that of what is no page (files, data,
 * errors): a page replaces it by its own, with the nonce of its scripts (proxy.ts).
 */
function constantHeaders(https) {
  return {
    'content-security-policy':
      "default-src 'self'; script-src 'none'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}

/** Adds them at the last moment: Next keeps what it finds, and would drop the policy that a route chose for itself. */
function addMissing(response, headers) {
  const writeHead = response.writeHead
  response.writeHead = (...head) => {
    for (const [name, value] of Object.entries(headers))
      if (!response.headersSent && !response.hasHeader(name)) response.setHeader(name, value)
    return writeHead.apply(response, head)
  }
}

/**
 * An HTTP server, not yet listening, that gives `handle` what the application can serve: other methods get 405, beyond
 * `mostConnections` nobody is let in, and outside development a connection that asks for another protocol is closed.
 */
function frontServer({ dev, https, mostConnections = MOST_CONNECTIONS }, handle) {
  const headers = constantHeaders(https)
  const server = http.createServer((request, response) => {
    addMissing(response, headers)
    if (METHODS.includes(request.method)) handle(request, response)
    else response.writeHead(405, { allow: METHODS.join(', ') }).end()
  })
  server.maxConnections = mostConnections
  if (!dev) server.on('upgrade', (_request, socket) => socket.destroy())
  return server
}

module.exports = { constantHeaders, frontServer }
