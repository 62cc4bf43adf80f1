import { describe, expect, test } from 'vitest'
import { refusalOfStudents } from '@/lib/teleservices/notifications/domain/student-notification-refusal'
import { ALL_NOTIFIED, NOBODY_FOUND } from '@/lib/teleservices/notifications/messages'
import { type NobodyFacts, nobodyToNotify } from '@/lib/teleservices/notifications/messages-nobody'

const facts = (values: Partial<NobodyFacts>): NobodyFacts => ({
  ...{ withoutCode: 0, refused: 0, revoked: 0, adults: 0 },
  ...{ notified: 0, sending: 0, account: 0, blocked: 0, until: null },
  ...values,
})

describe('[TS-91] the sentence of the requirements only when it is true', () => {
  test.each([
    ['everybody notified', { notified: 3 }, [ALL_NOTIFIED]],
    ['nobody at all', {}, [NOBODY_FOUND]],
    [
      'two accounts among 900 couples without code',
      { withoutCode: 900, account: 2 },
      [/^900.couples.*Créer les accès/, /^2.codes ont déjà servi/],
    ],
    [
      'one without code',
      { withoutCode: 1, notified: 9 },
      [/^1.couple.*n’a pas encore de code/, /^9.codes déjà notifiés/],
    ],
    ['on its way', { sending: 2, until: '16 h 40' }, [/^2.codes en cours.*jusqu’à 16 h 40/]],
    ['suspended', { blocked: 1, notified: 1 }, [/^1.couple à gérer/, /^1.code déjà notifié\.$/]],
    ['one withdrawn', { revoked: 1, notified: 20 }, [/^1.couple à gérer.*« Gérer un CAR »/, /^20.codes déjà notifiés/]],
    ['refusals only', { refused: 2 }, [/^2.responsables ont refusé.*« Gérer un CAR »/]],
    ['a pupil of age beside those who were told', { adults: 1, notified: 3 }, [ALL_NOTIFIED]],
    ['pupils of age only', { adults: 1 }, [/^1.élève majeur : il reçoit son propre code/]],
  ] as const)('%s', (_what, values, expected) => {
    const sentences = nobodyToNotify(facts(values))
    expect(sentences).toHaveLength(expected.length)
    for (const [index, one] of expected.entries()) expect(sentences[index]).toMatch(one)
  })

  test('of pupils: one who has an account was not notified', () => {
    const some = { mode: ['papier'], anyOpen: true, reachable: 0, unreachable: 0, found: 2 }
    expect(refusalOfStudents({ ...some, notified: 2 })).toBe('ALL_NOTIFIED')
    expect(refusalOfStudents({ ...some, notified: 1 })).toBe('NOBODY_FREE')
  })
})
