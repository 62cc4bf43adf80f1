import { describe, expect, test } from 'vitest'
import { portalFor } from '@/components/layout/portal'
import { permissionsOf } from '@/lib/auth/permissions'
import { nextAction, STEPS, stepStates } from '@/lib/teleservices/follow-up/domain/journey'
import { CAUSES, type CauseCounts } from '@/lib/teleservices/follow-up/domain/without-account'

const none = Object.fromEntries(CAUSES.map((cause) => [cause, 0])) as CauseCounts
const facts = (causes: Partial<CauseCounts>, anyOpen = true, couples = 100) => ({
  couples,
  anyOpen,
  withoutAnyDate: 0,
  toPrint: [] as { batchId: string; kind: string; letters: number }[],
  causes: { ...none, ...causes },
})

describe('[TS-32] next action', () => {
  test.each([
    ['no pupil at all', facts({}, false, 0), { kind: 'IMPORT' }],
    ['nothing open, whatever else is missing', facts({ NOT_CREATED: 100 }, false), { kind: 'OPEN' }],
    ['dates before accesses', { ...facts({ NOT_CREATED: 100 }), withoutAnyDate: 1 }, { kind: 'SET_UP' }],
    ['no date where nothing is open', { ...facts({}, false), withoutAnyDate: 1 }, { kind: 'OPEN' }],
    [
      '[TS-93] letters that nobody has downloaded, before anything else of the families',
      {
        ...facts({ NOT_CREATED: 2, NOT_NOTIFIED: 5 }),
        withoutAnyDate: 1,
        toPrint: [{ batchId: 'a', kind: 'CAE', letters: 118 }],
      },
      { kind: 'PRINT', count: 118, batchId: 'a', of: 'CAE' },
    ],
    [
      'letters of two runs',
      {
        ...facts({}),
        toPrint: [
          { batchId: 'a', kind: 'CAR', letters: 118 },
          { batchId: 'b', kind: 'CAE', letters: 1 },
        ],
      },
      { kind: 'PRINT', count: 119, batchId: null, of: null },
    ],
    ['accesses before notifications', facts({ NOT_CREATED: 2, NOT_NOTIFIED: 98 }), { kind: 'CREATE', count: 2 }],
    ['notifications before mending', facts({ NOT_NOTIFIED: 1, UNDELIVERED: 9 }), { kind: 'NOTIFY', count: 1 }],
    ['what cannot arrive or serve', facts({ UNDELIVERED: 2, SUSPENDED: 1 }), { kind: 'MEND', count: 3 }],
    [
      '[TS-96] e-mails of uncertain outcome, which nothing follows',
      facts({ UNCERTAIN: 4 }),
      { kind: 'MEND', count: 4 },
    ],
    ['only waiting', facts({ NOT_OPENED: 50 }), { kind: 'FOLLOW' }],
    ['all done, refusals included', facts({ REFUSED: 3, ADULT_STUDENT: 1 }), { kind: 'NOTHING' }],
  ])('%s', (_name, given, expected) => expect(nextAction(given)).toEqual(expected))

  test('one step is current, those before are done, those after to do', () => {
    expect(Object.values(stepStates({ kind: 'CREATE', count: 1 }))).toEqual(['done', 'done', 'current', 'todo', 'todo'])
    for (const kind of ['IMPORT', 'OPEN', 'SET_UP', 'FOLLOW', 'NOTHING'] as const)
      expect(Object.values(stepStates({ kind })).filter((state) => state === 'current')).toHaveLength(1)
    expect(Object.keys(stepStates({ kind: 'OPEN' }))).toEqual([...STEPS])
  })
})

describe('[TS-35][TS-36] portal', () => {
  const labels = (role: Parameters<typeof permissionsOf>[0], delegated: string[] = []) =>
    portalFor(permissionsOf(role, delegated)).flatMap(({ tiles }) => tiles.map(({ label }) => label))

  test('a head sees every application, a délégué those that were delegated', () => {
    expect(labels('HEAD')).toHaveLength(4)
    expect(labels('DELEGATE', ['activation-code:notify'])).toEqual([
      'Sconet TeleServices - accueil',
      'Notifier en masse',
    ])
  })

  test('[TS-37] with rights on Sconet TS only, one gets only that', () =>
    expect(labels('DELEGATE')).toEqual(['Sconet TeleServices - accueil']))
})
