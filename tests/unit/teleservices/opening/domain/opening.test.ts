import { describe, expect, test } from 'vitest'
import { ACCESS_STATES, accessChange, hasAccess, isEditable } from '@/lib/teleservices/accesses/domain/access-changes'
import { decideOpening, isEligible, type TeleserviceFacts } from '@/lib/teleservices/opening/domain/opening'
import { replicationHealth } from '@/lib/teleservices/replication/domain/replication-health'

const facts = (overrides: Partial<TeleserviceFacts> = {}): TeleserviceFacts => ({
  available: true,
  generalised: true,
  mandatory: false,
  moduleUsed: true,
  experimenter: false,
  open: false,
  ...overrides,
})

describe('TS-42 a school may claim a service', () => {
  test.each([
    [{}, true],
    [{ moduleUsed: false }, false],
    [{ generalised: false }, false],
    [{ generalised: false, experimenter: true }, true],
    [{ generalised: false, experimenter: true, moduleUsed: false }, false],
    [{ available: false }, false],
  ])('%o → %s', (overrides, expected) => expect(isEligible(facts(overrides))).toBe(expected))
})

describe('TS-25 TS-26 opening and closing', () => {
  test.each([
    [{ open: false }, false, 'UNCHANGED'],
    [{ open: true }, true, 'UNCHANGED'],
    [{}, true, 'OPEN'],
    [{ open: true }, false, 'CLOSE'],
    [{ moduleUsed: false }, true, 'NOT_ELIGIBLE'],
    [{ open: true, mandatory: true }, false, 'MANDATORY'],
    [{ mandatory: true }, true, 'OPEN'],
    // Nobody may be kept open who can no longer claim the service.
    [{ open: true, mandatory: true, moduleUsed: false }, false, 'CLOSE'],
  ] as const)('%o asked %s → %s', (overrides, wanted, expected) =>
    expect(decideOpening(facts(overrides), wanted)).toBe(expected),
  )
})

describe('TS-76 what a tick may change', () => {
  test.each(ACCESS_STATES.map((state) => [state, accessChange(state, true), accessChange(state, false)] as const))(
    '%s: ticked → %s, unticked → %s',
    (state, ticked, unticked) => {
      const expected = { NONE: ['CREATE', 'NONE'], CREATED: ['NONE', 'REMOVE'] }[state as 'NONE' | 'CREATED']
      expect([ticked, unticked]).toEqual(expected ?? ['NONE', 'NONE'])
      expect(isEditable(state)).toBe(expected !== undefined)
    },
  )

  test('a revoked couple has no access, a used code is one', () =>
    expect(ACCESS_STATES.filter(hasAccess)).toEqual(['CREATED', 'NOTIFIED', 'SENDING', 'USED']))
})

describe('TS-47 the replication that codes wait for', () => {
  const now = new Date('2026-11-23T08:00:00Z')
  const night = { today: '2026-11-23', replicatedOn: '2026-11-22', openSince: '2026-11-02', lastRun: null, now }
  test.each([
    [night, 'LATE'],
    [{ ...night, replicatedOn: '2026-11-23' }, 'FINE'],
    [{ ...night, replicatedOn: '2026-11-23', lastRun: { state: 'FAILED', held: false } }, 'FINE'],
    [{ ...night, lastRun: { state: 'FAILED', held: false } }, 'FAILED'],
    [{ ...night, lastRun: { state: 'RUNNING', held: true } }, 'RUNNING'],
    [{ ...night, lastRun: { state: 'RUNNING', held: false } }, 'FAILED'],
    [{ ...night, now: new Date('2026-11-22T23:20:00Z') }, 'FINE'],
    [{ ...night, now: new Date('2026-11-23T01:00:00Z') }, 'LATE'],
    [{ ...night, openSince: null }, 'FINE'],
    [{ ...night, replicatedOn: null, openSince: '2026-11-23' }, 'FINE'],
    [{ ...night, replicatedOn: null, openSince: '2026-11-22' }, 'LATE'],
  ] as const)('%o → %s', (given, expected) => expect(replicationHealth(given)).toBe(expected))
})
