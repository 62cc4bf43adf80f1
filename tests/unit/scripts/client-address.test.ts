import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientAddress, stampRequest } from '../../../scripts/support/client-address.cjs'

describe('the address of the client cannot be forged', () => {
  test.each([
    ['no proxy: the socket, whatever the client writes', '203.0.113.9', '1.2.3.4', 0, '203.0.113.9'],
    ['one proxy: the last address of the list', '10.0.0.1', '1.2.3.4, 203.0.113.9', 1, '203.0.113.9'],
    ['two proxies: the one before', '10.0.0.1', '1.2.3.4, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['fewer hops than proxies: what the nearest proxy wrote', '10.0.0.1', '203.0.113.9', 2, '203.0.113.9'],
    ['one proxy that wrote nothing', '10.0.0.1', undefined, 1, '10.0.0.1'],
    ['not an address', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['IPv4 dressed as IPv6', '::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['a port after the address', '10.0.0.1', '203.0.113.9:4711', 1, '203.0.113.9'],
    ['IPv6 with a port', '10.0.0.1', '[2001:DB8::1]:4711', 1, '2001:db8::1'],
  ])('%s', (_case, socket, forwarded, trusted, expected) => {
    expect(clientAddress(socket, forwarded, trusted)).toBe(expected)
  })

  const requestWith = (headers: Record<string, string>) =>
    ({ socket: { remoteAddress: '203.0.113.9' }, headers }) as unknown as IncomingMessage

  test('what came in under our own name is replaced, and untrusted headers of proxies are dropped', () => {
    const request = requestWith({ 'x-passerelle-client': '1.2.3.4', 'x-forwarded-host': 'evil.example', host: 'a' })
    stampRequest(request, 0)
    expect(request.headers).toEqual({ 'x-passerelle-client': '203.0.113.9', host: 'a' })
  })

  test('behind a proxy of ours, its headers stay', () => {
    const request = requestWith({ 'x-forwarded-for': '198.51.100.7', 'x-forwarded-host': 'passerelle.example' })
    stampRequest(request, 1)
    expect(request.headers).toMatchObject({
      'x-passerelle-client': '198.51.100.7',
      'x-forwarded-host': 'passerelle.example',
    })
  })
})
