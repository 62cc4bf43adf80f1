import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MailRefused, MailUnavailable, MailUncertain } from '@/lib/notifications/outcomes'
import { createResendMailer } from '@/lib/notifications/resend'
import { createOvhSender } from '@/lib/notifications/sms'

type Call = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }
const calls: Call[] = []
let reply = { status: 200, body: {} as object }
let base = ''

const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  calls.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(body) })
  if (reply.status === 0) return request.socket.destroy()
  response.writeHead(reply.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply.body))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())
beforeEach(() => {
  calls.length = 0
})

const mail = {
  key: '01a-delivery',
  from: 'no-reply@pont-vert.example',
  fromName: 'Lycée "du" Pont-Vert',
  to: 'k.haddad@courriel.example',
  subject: 'Votre code',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
}

test('Resend receives the delivery’s key and the school’s name', async () => {
  reply = { status: 200, body: { id: 're_1' } }
  expect(await createResendMailer('re_key', base).send(mail)).toEqual({ providerId: 're_1' })
  expect(calls[0]?.headers['idempotency-key']).toBe('01a-delivery')
  expect(calls[0]?.body).toMatchObject({ from: '"Lycée du Pont-Vert" <no-reply@pont-vert.example>', text: 'Bonjour' })
})

test.each([
  [422, 'validation_error', 'Invalid `to` field. The email address needs to follow…', MailRefused],
  [422, 'invalid_from_address', 'Invalid `from` field. The email address needs to follow…', MailUnavailable],
  [400, 'validation_error', 'The domain is not verified.', MailUnavailable],
  [429, 'rate_limit_exceeded', 'no', MailUnavailable],
  [409, 'concurrent_idempotent_requests', 'no', MailUnavailable],
  [401, 'missing_api_key', 'no', MailUnavailable],
  [500, 'application_error', 'no', MailUnavailable],
])('[TS-96] Resend answers %i %s (%s): typed outcome', async (status, name, message, outcome) => {
  reply = { status, body: { name, message, statusCode: status } }
  await expect(createResendMailer('re_key', base).send(mail)).rejects.toBeInstanceOf(outcome)
})

test('OVHcloud receives a signed request; its answers become outcomes', async () => {
  const sender = createOvhSender(`${base}/1.0/sms/sms-ab1/jobs`, 'app:secret:consumer')
  const sms = { key: 'k', to: '+33612345678', text: 'Votre code', sender: 'Lycee' }
  reply = { status: 200, body: { ids: [42], invalidReceivers: [], validReceivers: ['+33612345678'] } }
  expect(await sender.send(sms)).toEqual({ providerId: '42' })
  expect(calls[0]?.body).toMatchObject({ receivers: ['+33612345678'], message: 'Votre code', noStopClause: true })
  expect(calls[0]?.headers).toMatchObject({ 'x-ovh-application': 'app', 'x-ovh-consumer': 'consumer' })
  expect(calls[0]?.headers['x-ovh-signature']).toMatch(/^\$1\$[0-9a-f]{40}$/)

  reply = { status: 200, body: { ids: [], invalidReceivers: ['+33612345678'] } }
  await expect(sender.send(sms)).rejects.toBeInstanceOf(MailRefused)
  reply = { status: 503, body: {} }
  await expect(sender.send(sms)).rejects.toBeInstanceOf(MailUncertain)
  reply = { status: 0, body: {} }
  await expect(sender.send(sms)).rejects.toBeInstanceOf(MailUncertain)
  await new Promise((resolve) => server.close(resolve))
  await expect(createOvhSender(base, 'a:b:c').send(sms)).rejects.toBeInstanceOf(MailUnavailable)
})
