import { describe, expect, test } from 'vitest'
import { readAnswer } from '@/lib/jobs/engine/call'
import { canonicalJson, isBearerOf, sameText, signatureOf } from '@/lib/jobs/engine/sign'

const now = new Date('2026-11-23T07:00:00.000Z')
const sdk = { 'x-inngest-sdk-handled': 'true' }
const read = (status: number, body: unknown, headers: Record<string, string> = sdk) =>
  readAnswer({ status, headers, body: JSON.stringify(body) }, now)

describe('answers of the SDK', () => {
  test('200 completes, with its result', () =>
    expect(read(200, { ok: 1 })).toEqual({ kind: 'complete', data: { ok: 1 } }))

  test('206 brings operations, alone or several, and says whether to be called after each', () => {
    expect(read(206, [{ id: 'a', op: 'StepRun', data: 1 }])).toMatchObject({ kind: 'operations', eager: false })
    expect(read(206, { id: 'a', op: 'RunComplete', data: 1 }, { ...sdk, 'x-inngest-req-version': '1' })).toMatchObject({
      operations: [{ id: 'a', op: 'RunComplete' }],
      eager: true,
    })
  })

  test('an error is tried again unless it says no, at the time it says', () => {
    expect(read(500, { message: 'x' })).toMatchObject({ kind: 'error', retriable: true, retryAt: null })
    expect(read(400, { message: 'x' }, { ...sdk, 'x-inngest-no-retry': 'true' })).toMatchObject({ retriable: false })
    expect(read(500, {}, { ...sdk, 'retry-after': '60' })).toMatchObject({
      retryAt: new Date('2026-11-23T07:01:00.000Z'),
    })
  })

  test('a time or an expression that means nothing is refused before it is recorded', () => {
    expect(() => read(206, [{ id: 'a', op: 'Sleep', name: 'soon' }])).toThrow('soon')
    expect(() => read(206, [{ id: 'a', op: 'WaitForEvent', name: 'e', opts: { timeout: '1h', if: 'a ==' } }])).toThrow()
  })

  test('what does not come from the SDK, or refuses our signature, is no answer', () => {
    expect(read(500, 'Internal Server Error', {}).kind).toBe('lost')
    expect(read(200, {}, {}).kind).toBe('lost')
    expect(read(401, { message: 'Unauthorized' }).kind).toBe('lost')
  })
})

describe('signatures', () => {
  test('canonical JSON sorts keys at every depth, numbers of keys as texts, and drops what is undefined', () =>
    expect(canonicalJson({ b: [1, { z: null, a: 'é"' }], 10: 1, 9: 2, a: undefined, B: true })).toBe(
      '{"10":1,"9":2,"B":true,"b":[1,{"a":"é\\"","z":null}]}',
    ))

  test('the prefix of the key does not count; body, second and key do', () => {
    const reference = signatureOf('{}', 'signkey-prod-00aa', now)
    expect(reference).toMatch(/^t=1795417200&s=[0-9a-f]{64}$/)
    expect(signatureOf('{}', 'signkey-test-00aa', now)).toBe(reference)
    expect(signatureOf('[]', 'signkey-prod-00aa', now)).not.toBe(reference)
    expect(signatureOf('{}', 'signkey-prod-00ab', now)).not.toBe(reference)
  })

  test('registration carries the hashed key; comparisons accept the same text only', () => {
    expect(isBearerOf('Bearer signkey-prod-00aa', 'signkey-prod-00aa')).toBe(false)
    expect(isBearerOf(null, 'signkey-prod-00aa')).toBe(false)
    expect([sameText('a', 'a'), sameText('a', 'b'), sameText('', 'a')]).toEqual([true, false, false])
  })
})
