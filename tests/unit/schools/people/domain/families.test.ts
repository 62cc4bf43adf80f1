import { describe, expect, test } from 'vitest'
import { departuresNeedConsent, unanswered } from '@/lib/schools/imports/domain/import-decision'
import { divisionOf, presenceOf } from '@/lib/schools/people/domain/in-school'
import { kinshipCode, kinshipLabel } from '@/lib/schools/people/domain/kinship'
import { type LegalLink, legalRanks } from '@/lib/schools/people/domain/legal-rank'
import { hasForbiddenCharacter, hasLostLetter } from '@/lib/schools/people/domain/person-names'

const link = (responsibility: 1 | 2 | 3, pays = false): LegalLink => ({ responsibility, pays })
const old = (oldLegal: 0 | 1 | 2): LegalLink => ({ responsibility: 1, pays: false, oldLegal })

describe('légal 1 and légal 2', () => {
  test.each<[string, LegalLink[], (1 | 2 | null)[], number[]]>([
    ['nobody', [], [], []],
    ['the only legal guardian does not pay', [link(1)], [1], []],
    ['two mothers, the first pays', [link(1, true), link(1)], [1, 2], []],
    ['the second pays and becomes légal 1', [link(1), link(1, true)], [2, 1], []],
    ['two payers: the last wins', [link(1, true), link(1, true)], [2, 1], []],
    ['three of level 1, nobody pays', [link(1), link(1), link(1)], [1, 2, null], [2]],
    [
      'three of level 1, the third pays and pushes the second out',
      [link(1), link(1), link(1, true)],
      [2, null, 1],
      [1],
    ],
    ['in charge and contact have no rank (TS-78)', [link(2, true), link(3), link(1)], [null, null, 1], []],
    ['old model', [old(2), old(1), old(0)], [2, 1, null], []],
    ['old model, two légal 1: the first is kept', [old(1), old(1)], [1, null], [1]],
  ])('%s', (_name, links, ranks, overflow) => expect(legalRanks(links)).toEqual({ ranks, overflow }))
})

describe('kinship', () => {
  test.each([
    ['10', '10', 'Mère'],
    ['20', '20', 'Père'],
    ['1', '20', 'Père'],
    ['2', '10', 'Mère'],
    ['4', '90', 'Autre'],
    ['70', '70', 'Élève lui-même'],
    ['', null, 'Autre'],
    ['77', '77', 'Autre'],
  ])('%s → %s %s', (text, code, label) => {
    expect(kinshipCode(text)).toBe(code)
    expect(kinshipLabel(kinshipCode(text))).toBe(label)
  })
})

describe('in school', () => {
  const at = (exitOn: string | null, division: string | null = '3 A', exitReason: string | null = null) =>
    presenceOf({ exitOn, division, exitReason }, '2026-11-23')
  test('an exit counts from its day on', () =>
    expect([at('2026-11-22'), at('2026-11-23'), at('2026-11-24')]).toEqual(['LEFT', 'LEFT', 'PRESENT']))
  test('no division, « Inactifs »', () =>
    expect([at(null, null), at(null, 'Inactifs'), at(null, 'INACTIFS')]).toEqual(Array(3).fill('NO_DIVISION')))
  test('motif 43 without a date', () => expect(at(null, '3 A', '43')).toBe('LEFT'))
  test('the division is the first structure of type D, inner spaces kept', () => {
    expect(
      divisionOf([
        { code: '_301P1', type: 'G' },
        { code: ' 4 D ', type: 'D' },
      ]),
    ).toBe('4 D')
    expect(
      divisionOf([
        { code: '4e 1', type: 'G' },
        { code: ' ', type: 'D' },
      ]),
    ).toBeNull()
  })
})

describe('names', () => {
  test.each(['LE POEC', "N'GUYEN", 'FRANCIS--FROUFROU', 'Cocœ', 'D’ÂVRIL', 'Nguyễn', 'DUPONT (DURAND)', 'O?UF'])(
    '%s is allowed',
    (name) => expect(hasForbiddenCharacter(name)).toBe(false),
  )
  test.each(['DUP@NT', 'DUPONT\u0007', 'MARTI\ufffdN', '<b>', 'A;B', 'A_B'])('%s is not', (name) =>
    expect(hasForbiddenCharacter(name)).toBe(true),
  )
  test('a question mark is a lost letter', () =>
    expect([hasLostLetter('C?UR'), hasLostLetter('CUR')]).toEqual([true, false]))
})

test('departures need consent above a fifth of the school', () =>
  expect([departuresNeedConsent(20, 100), departuresNeedConsent(21, 100), departuresNeedConsent(0, 0)]).toEqual([
    false,
    true,
    false,
  ]))

test('a question is closed by its own answer only', () => {
  expect(unanswered(['YEAR_DIFFERS', 'MANY_DEPARTURES'], { acceptYear: true })).toEqual(['MANY_DEPARTURES'])
  expect(unanswered(['INVALID_STUDENTS'], { skipInvalid: false })).toEqual(['INVALID_STUDENTS'])
})
