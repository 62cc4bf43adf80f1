import { describe, expect, test } from 'vitest'
import { type CodeState, codeState, isUsable } from '@/lib/accounts/domain/code-states'
import { CODE_VALIDITY_LABELS, usedLabel } from '@/lib/accounts/labels'

const code = { usableFrom: '2026-11-23', expiresOn: null, usedAt: null, suspendedAt: null, invalidatedAt: null }
const instant = new Date('2026-11-24T08:00:00Z')
const day = (today: string, replicatedOn: string | null = today) => ({ today, replicatedOn })

describe('[TS-47] a code made on day d is usable on d+1', () => {
  test.each([
    ['2026-11-22', '2026-11-22', false],
    ['2026-11-23', '2026-11-22', false],
    ['2026-11-23', null, false],
    ['2026-11-23', '2026-11-23', true],
    ['2026-11-24', '2026-11-23', true],
  ])('on %s, replicated on %s: %s', (today, replicatedOn, usable) =>
    expect(isUsable('2026-11-23', { today, replicatedOn })).toBe(usable),
  )
})

describe('state of a code', () => {
  test.each<[CodeState, Partial<Record<keyof typeof code, Date | string>>, string]>([
    ['CREATED', {}, '2026-11-22'],
    ['USABLE', {}, '2026-11-23'],
    ['USED', { usedAt: instant }, '2026-11-24'],
    ['SUSPENDED', { suspendedAt: instant }, '2026-11-24'],
    ['USED', { usedAt: instant, suspendedAt: instant }, '2026-11-24'],
    ['INVALIDATED', { usedAt: instant, invalidatedAt: instant }, '2026-11-24'],
    ['USABLE', { expiresOn: '2026-11-30' }, '2026-11-30'],
    ['EXPIRED', { expiresOn: '2026-11-30' }, '2026-12-01'],
    ['USED', { expiresOn: '2026-11-30', usedAt: instant }, '2026-12-01'],
  ])('%s for %o on %s', (state, facts, today) =>
    expect(codeState({ ...code, ...facts } as typeof code, day(today))).toBe(state),
  )
})

test('a suspended code reads « Non (suspendu) »', () => expect(CODE_VALIDITY_LABELS.SUSPENDED).toBe('Non (suspendu)'))

test('[TS-102] « utilisé » is « Oui » from the first sign-in only', () => {
  expect(usedLabel({ usedAt: null }, null)).toBe('Non')
  expect(usedLabel({ usedAt: instant }, null)).toBe('Non (compte créé)')
  expect(usedLabel({ usedAt: instant }, instant)).toBe('Oui')
})
