import http from 'node:http'
import net from 'node:net'
import { cloneTemplate, dropDatabase } from '../../support/databases'
import { needsOwnServer } from '../../support/e2e-env'
import { expect, test } from '../../support/plain'
import { startServer } from '../../support/server'

test('le serveur finit ce qui est en cours et s’arrête quand ce qui l’a lancé disparaît', async () => {
  test.skip(...needsOwnServer)
  const database = await cloneTemplate()
  const server = await startServer('.data/test/serving.log', { DATABASE_URL: database.url })
  const child = server.process()
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))

  // « 100 Continue » says that the server has this request in hand; its body is still to come.
  const request = http.request(server.url, { method: 'POST', headers: { expect: '100-continue' } })
  const answered = new Promise<http.IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  )
  request.flushHeaders()
  await new Promise((resolve) => request.once('continue', resolve))
  child.disconnect()
  await expect
    .poll(() =>
      fetch(server.url)
        .then(() => 'answers')
        .catch(() => 'refuses'),
    )
    .toBe('refuses')
  request.end('a=1')

  expect((await answered).headers.connection).toBe('close')
  expect(await ended).toBe(0)
  await server.restart()
  expect((await fetch(server.url)).status).toBe(200)
  await server.stop()
  await dropDatabase(database.name)
})

test('a webhook that is too long is refused before anybody reads it', async ({ request }) => {
  expect((await request.post('/api/webhooks/resend', { data: 'x'.repeat(70_000) })).status()).toBe(413)
  expect((await request.post('/api/webhooks/resend', { data: 'x' })).status()).toBe(404)
})

test('what is no JSON is refused to whoever plays the server of jobs, before anybody reads it', async ({ request }) => {
  const url = '/api/inngest?fnId=mailings.deliver-emails&stepId=step'
  const headers = { 'x-inngest-signature': `t=1&s=${'0'.repeat(64)}`, 'content-type': 'application/json' }
  expect((await request.post(url, { headers, data: Buffer.from('{') })).status()).toBe(400)
  expect((await request.post(url, { headers, data: Buffer.from('{}') })).status()).toBe(401)
})

test('what asks for another protocol, or by a method that nothing serves, is closed or told so', async ({ server }) => {
  const { hostname, port } = new URL(server.url)
  const send = (text: string) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = net.connect(Number(port), hostname, () => socket.write(text))
      socket.on('data', (chunk) => {
        answer += chunk
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(answer))
    })
  const upgrade = 'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  for (const path of ['/_next/webpack-hmr', '/', '/teleservices'])
    expect(await send(`GET ${path} HTTP/1.1\r\n${upgrade}`), path).toBe('')
  expect(await send('TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 405 /)
})

test('a form that another site has a browser send is refused in French, before the application', async ({
  request,
}) => {
  for (const origin of ['https://ailleurs.example', 'null']) {
    const answer = await request.post('/mes-teleservices/signaler', { headers: { origin }, form: { a: '1' } })
    expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('vient d’un autre site')])
  }
})

test('the addresses of next-auth do not exist: signing in and out pass by our own pages', async ({ request }) => {
  for (const name of [
    'session',
    'csrf',
    'providers',
    'signin',
    'signout',
    'callback/ticket',
    'error',
    'verify-request',
  ]) {
    const url = `/api/auth/${name}`
    expect((await request.get(url, { maxRedirects: 0 })).status(), url).toBe(404)
    expect((await request.post(url, { form: { csrfToken: 'x' }, maxRedirects: 0 })).status(), url).toBe(404)
  }
})
