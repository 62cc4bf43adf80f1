import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSignedBy } from '@/lib/platform/webhook-signature'

const key = Buffer.alloc(32, 7)
const secret = `whsec_${key.toString('base64')}`
const now = new Date('2026-11-25T10:00:00Z')
const seconds = String(now.getTime() / 1000)
const sign = (text: string, by = key) => `v1,${createHmac('sha256', by).update(text).digest('base64')}`

const body = '{"type":"email.bounced"}'
const good = { id: 'msg_1', timestamp: seconds, body, signature: sign(`msg_1.${seconds}.${body}`) }

describe('[TS-96] signature of a webhook', () => {
  test('the right one, alone or among others', async () => {
    expect(await isSignedBy(secret, good, now)).toBe(true)
    const several = { ...good, signature: `v1,AAAA v1a,xx ${good.signature}` }
    expect(await isSignedBy(secret, several, now)).toBe(true)
  })

  test.each([
    ['another body', { ...good, body: `${body} ` }],
    ['another id', { ...good, id: 'msg_2' }],
    ['an id with a point', { ...good, id: 'msg.1', signature: sign(`msg.1.${seconds}.${body}`) }],
    ['another key', { ...good, signature: sign(`msg_1.${seconds}.${body}`, Buffer.alloc(32, 8)) }],
    ['no signature', { ...good, signature: null }],
    ['no version', { ...good, signature: good.signature.slice(3) }],
    ['not base64', { ...good, signature: 'v1,é' }],
    ['no date', { ...good, timestamp: null }],
    ['too old', at(-301)],
    ['too early', at(301)],
  ])('refused: %s', async (_what, webhook) => expect(await isSignedBy(secret, webhook, now)).toBe(false))

  test('four minutes are not too old', async () => expect(await isSignedBy(secret, at(-240), now)).toBe(true))
})

function at(offset: number) {
  const timestamp = String(Number(seconds) + offset)
  return { ...good, timestamp, signature: sign(`msg_1.${timestamp}.${body}`) }
}
