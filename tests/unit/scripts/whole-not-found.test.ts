import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { withWholeNotFound } from '../../../scripts/support/whole-not-found.cjs'

const opened: http.Server[] = []
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

/** An application as Next answers: headers flushed, then the body in pieces. */
const application: http.RequestListener = (request, response) => {
  const missing = request.url === '/absente' || request.url === '/donnees'
  response.setHeader('x-of', request.url ?? '')
  response.setHeader('content-type', request.url === '/donnees' ? 'application/json' : 'text/html; charset=utf-8')
  if (missing) response.statusCode = 404
  response.flushHeaders()
  response.write(missing ? '<html id="__next_error__">' : `page ${request.url} `)
  response.end(`pour ${request.headers.cookie}`)
}

async function ask(path: string, init: RequestInit = {}) {
  const server = http.createServer(withWholeNotFound(application))
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const headers = { cookie: 'moi', ...init.headers }
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers })
  return [answer.status, answer.headers.get('x-of'), await answer.text()]
}

test('a page that is missing is answered whole, to the same visitor, under 404', async () => {
  expect(await ask('/absente')).toEqual([404, '/introuvable', 'page /introuvable pour moi'])
})

test('what is there, what is no page, and what a script asks for pass as they are', async () => {
  expect(await ask('/notes')).toEqual([200, '/notes', 'page /notes pour moi'])
  expect((await ask('/donnees')).slice(0, 2)).toEqual([404, '/donnees'])
  expect((await ask('/absente', { headers: { rsc: '1' } })).slice(0, 2)).toEqual([404, '/absente'])
  expect((await ask('/absente', { method: 'POST' })).slice(0, 2)).toEqual([404, '/absente'])
})
