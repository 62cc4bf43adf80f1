import { describe, expect, test } from 'vitest'
import { type HolderFacts, noCodeReason } from '@/lib/accounts/domain/code-holder'
import { HAND_REASONS, isRestoredByGrant, undoUntil } from '@/lib/accounts/domain/withdrawal'
import { WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import { codeSituation } from '@/lib/teleservices/holders/domain/code-situation'
import { holderHref, holderListHref, holderQuery } from '@/lib/teleservices/holders/domain/holder-search'
import { lastChange } from '@/lib/teleservices/holders/domain/last-change'
import { HolderSearch } from '@/lib/teleservices/holders/schemas'

const couple = (facts: Partial<HolderFacts> = {}): HolderFacts => ({
  kind: 'CAR',
  left: false,
  deceased: false,
  legalRank: 1,
  kinshipCode: '10',
  ended: false,
  ...facts,
})

describe('who may have a code', () => {
  test('[TS-78] légal 1 and 2, and every pupil who is there', () => {
    expect(noCodeReason(couple())).toBeNull()
    expect(noCodeReason(couple({ legalRank: 2 }))).toBeNull()
    expect(noCodeReason(couple({ kind: 'CAE', legalRank: null, kinshipCode: null }))).toBeNull()
  })

  test.each([
    [{ legalRank: null }, 'NOT_LEGAL'],
    [{ kinshipCode: '70' }, 'ADULT_STUDENT'],
    [{ ended: true, legalRank: null }, 'ENDED'],
    [{ left: true }, 'LEFT'],
    [{ left: true, deceased: true }, 'DECEASED'],
    [{ kind: 'CAE' as const, left: true }, 'LEFT'],
  ])('%o: %s', (facts, reason) => expect(noCodeReason(couple(facts))).toBe(reason))
})

test('[TS-31] the five reasons, in the words of the requirements', () =>
  expect(HAND_REASONS.map((reason) => WITHDRAWAL_REASON_LABELS[reason])).toEqual([
    'Refus',
    'Perte',
    'Demande du titulaire',
    'Départ de l’élève',
    'Erreur',
  ]))

test('a withdrawal is undone within 15 minutes; a loss or a new code never gives an account back by itself', () => {
  expect(undoUntil(new Date('2026-11-25T10:00:00Z'))).toEqual(new Date('2026-11-25T10:15:00Z'))
  expect(HAND_REASONS.filter(isRestoredByGrant)).toEqual(['REFUSAL', 'HOLDER_REQUEST', 'STUDENT_LEFT', 'ERROR'])
  expect(isRestoredByGrant('REPLACED')).toBe(false)
  expect(isRestoredByGrant('NOT_GUARDIAN')).toBe(false)
})

describe('the search', () => {
  test('[TS-97] an address gives the same search back, and a broken one never breaks', () => {
    const search = HolderSearch.parse({ recherche: '1', nom: 'É&=', division: '1G3', page: '2' })
    expect(HolderSearch.parse(Object.fromEntries(new URLSearchParams(holderQuery(search))))).toEqual(search)
    expect(HolderSearch.parse({ page: '-1', nom: ['a', 'b'], mef: 'x'.repeat(50) })).toMatchObject({
      page: 1,
      nom: 'a',
      mef: '',
    })
    expect(holderListHref('CAE', '')).toBe('/teleservices/acces-eleves/gerer')
    expect(holderHref({ kind: 'CAR', holderId: 'x' }, { step: 'retirer', de: 'nom=a&page=2' })).toBe(
      '/teleservices/acces-responsables/gerer/x/retirer?de=nom%3Da%26page%3D2',
    )
  })
})

describe('one word for a code', () => {
  const code = { valid: true, used: false, suspended: false, notified: false, refused: false }

  test.each([
    [{ ...code, used: true, suspended: true }, null, 'ACCOUNT'],
    [{ ...code, suspended: true, notified: true }, null, 'SUSPENDED'],
    [{ ...code, notified: true }, null, 'NOTIFIED'],
    [code, null, 'NOT_NOTIFIED'],
    [code, 'LEFT', 'NOT_NOTIFIED'],
    [{ ...code, valid: false, refused: true }, null, 'REFUSED'],
    [{ ...code, valid: false }, null, 'WITHDRAWN'],
    [{ ...code, valid: false }, 'DECEASED', 'LEFT'],
    [null, 'NOT_LEGAL', 'NOT_A_HOLDER'],
    [null, null, 'NONE'],
  ])('%o, %s: %s', (newest, noCode, situation) => expect(codeSituation(newest, noCode)).toBe(situation))
})

test('the last change: replacing a code reads as its creation, by whom', () => {
  const at = new Date('2026-11-25T10:00:00Z')
  const before = new Date('2026-11-24T10:00:00Z')
  const old = { createdAt: before, createdBy: 'A', used: null, suspendedAt: null, invalidated: { at, by: 'B' } }
  const made = { createdAt: at, createdBy: 'B', used: null, suspendedAt: null, invalidated: null }
  expect(lastChange([made, old])).toEqual({ at, by: 'B', what: 'CREATED' })
  expect(lastChange([old])).toEqual({ at, by: 'B', what: 'INVALIDATED' })
  expect(lastChange([{ ...made, used: { at: new Date(at.getTime() + 1) } }])).toMatchObject({ what: 'USED' })
  expect(lastChange([])).toBeNull()
})
