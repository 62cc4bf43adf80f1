const http = require('node:http')

/** The page that says so, in the frame of whoever asks. */
const MISSING = '/introuvable'

/**
 * A page that says `notFound()` is sent by Next as an empty document, which only a script fills (vercel/next.js#62228):
 * without one, a parent would read nothing. A 404 page is answered by a page that is written whole, under the same status.
 * What a script of ours asks for (`rsc`), and what is no page, pass as they are.
 */
function withWholeNotFound(handle) {
  return (request, response) => {
    if (request.method === 'GET' && !request.headers.rsc)
      dropMissing(response, () => handle(askingFor(MISSING, request), response))
    return handle(request, response)
  }
}

/** Lets every answer through but a 404 page, of which nothing leaves: `replace` then writes on a response as good as new. */
function dropMissing(response, replace) {
  const { write, end, writeHead, flushHeaders } = response
  let dropped = null
  const drop = () => {
    dropped ??= response.statusCode === 404 && !response.headersSent && isPage(response)
    return dropped
  }
  response.flushHeaders = () => drop() || flushHeaders.call(response)
  response.writeHead = (...head) => (drop() ? response : writeHead.apply(response, head))
  response.write = (...chunk) => drop() || write.apply(response, chunk)
  response.end = (...last) => {
    if (!drop()) return end.apply(response, last)
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    const missing = (_status, ...head) => writeHead.call(response, 404, ...head)
    Object.assign(response, { write, end, flushHeaders, writeHead: missing, statusCode: 200 })
    // Both answers listen to its end.
    response.setMaxListeners(2 * response.getMaxListeners())
    replace()
    return response
  }
}

const isPage = (response) => String(response.getHeader('content-type') ?? '').startsWith('text/html')

/** The same visitor, asking for another page. */
function askingFor(url, { socket, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor }) {
  const request = new http.IncomingMessage(socket)
  Object.assign(request, { method: 'GET', url, httpVersion, httpVersionMajor, httpVersionMinor })
  Object.assign(request, { headers: { ...headers }, rawHeaders: [...rawHeaders], complete: true })
  request.push(null)
  return request
}

module.exports = { withWholeNotFound }
