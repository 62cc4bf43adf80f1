import type http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { constantHeaders, frontServer } from '../../../scripts/support/front.cjs'

const opened: http.Server[] = []
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

/** A front before an application that is that function; the port it listens on. */
async function listen(
  options: { dev?: boolean; https?: boolean; mostConnections?: number },
  app: http.RequestListener,
) {
  const server: http.Server = frontServer({ dev: false, https: false, ...options }, app)
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
const hello: http.RequestListener = (_request, response) => void response.end('bonjour')

/** Sends those lines and waits for the connection to end: what came back. */
const raw = (port: number, lines: string[]) =>
  new Promise<string>((resolve) => {
    let answer = ''
    const socket = net.connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })

test('every answer carries the constant headers, and keeps the policy that its author chose', async () => {
  const port = await listen({ https: true }, (request, response) => {
    if (request.url === '/own') response.setHeader('Content-Security-Policy', 'sandbox')
    if (request.url === '/written') response.writeHead(404, { 'content-type': 'text/html' })
    response.end()
  })
  for (const path of ['/', '/written', '/own']) {
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`)
    const expected = { ...constantHeaders(true), ...(path === '/own' && { 'content-security-policy': 'sandbox' }) }
    expect(Object.fromEntries(headers)).toMatchObject(expected)
  }
})

test('nothing may frame what is no page, no script may run there, and HSTS is for https only', () => {
  const headers = constantHeaders(false)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['content-security-policy']).toContain("script-src 'none'")
  expect(headers).not.toHaveProperty('strict-transport-security')
  expect(constantHeaders(true)).toHaveProperty('strict-transport-security')
})

test.each(['TRACE', 'PROPFIND', 'PURGE'])('%s is answered before the application sees it', async (method) => {
  const port = await listen({}, () => expect.unreachable())
  const answer = await raw(port, [`${method} / HTTP/1.1`, 'Host: x', 'Connection: close'])
  expect(answer).toMatch(/^HTTP\/1\.1 405 /)
  expect(answer).toMatch(/allow: GET, HEAD, POST/)
})

const UPGRADE = ['GET /_next/webpack-hmr HTTP/1.1', 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket']

test('a connection that asks for another protocol is closed, but while developing', async () => {
  expect(await raw(await listen({}, hello), UPGRADE)).toBe('')
  expect(await raw(await listen({ dev: true }, hello), [...UPGRADE, 'Connection: close'])).toContain('bonjour')
})

test('beyond the bound nobody is let in, and who was in is still served', async () => {
  const port = await listen({ mostConnections: 2 }, hello)
  const held = [net.connect(port, '127.0.0.1'), net.connect(port, '127.0.0.1')]
  for (const socket of held) await new Promise((resolve) => socket.once('connect', resolve))
  expect(await raw(port, ['GET / HTTP/1.1', 'Host: x', 'Connection: close'])).toBe('')
  const [first] = held
  const served = new Promise<string>((resolve) => first?.once('data', (chunk) => resolve(String(chunk))))
  first?.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(await served).toContain('200 OK')
  for (const socket of held) socket.destroy()
})
