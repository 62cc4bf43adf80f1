import { describe, expect, test } from 'vitest'
import { pendingText } from '@/components/teleservices/accesses/pending-text'
import { askedOf } from '@/lib/platform/query-values'
import { accessHref, isOtherSearch } from '@/lib/teleservices/accesses/domain/access-search'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'

const PATH = '/teleservices/acces-responsables/creer'
const search = (values: Record<string, unknown> = {}) => AccessSearch.parse(values)

describe('the address of a search', () => {
  test.each([
    [{}, PATH],
    [{ page: '1', acces: 'tous', tri: 'eleve', mef: '20110019110', 'mef-avant': '20110019110' }, PATH],
    [{ population: 'division', division: '1 ES1' }, `${PATH}?division=1+ES1&population=division`],
    [{ acces: 'non-attribues', legal: '2', page: '3' }, `${PATH}?acces=non-attribues&legal=2&page=3`],
    [{ legal: ['1', '2'] }, PATH],
  ])('%o → %s', (values, expected) => expect(accessHref(search(values))).toBe(expected))

  test('reads back as the same search', () => {
    const one = search({
      population: 'mef',
      mef: '20110019110',
      tri: 'responsable',
      sens: 'desc',
      legal: '1',
      page: '2',
    })
    expect(AccessSearch.parse(askedOf(accessHref(one).split('?').at(1) ?? ''))).toEqual({ ...one, division: '' })
  })
})

describe('TS-77 what counts as another search', () => {
  test.each([
    [{ page: '2' }, { page: '3', tri: 'responsable', legal: '1' }, false],
    [{}, { mef: '20110019110', 'mef-avant': '20110019110' }, false],
    [{}, { mef: '20110019110' }, true],
    [{}, { population: 'mef', mef: '20110019110' }, true],
    [{ population: 'division', division: '1G1' }, { population: 'division', division: '1G2' }, true],
    [{}, { acces: 'attribues' }, true],
  ])('%o, then %o: %s', (one, other, expected) => expect(isOtherSearch(search(one), search(other))).toBe(expected))
})

test.each([
  [{ create: 5, remove: 1 }, '5 accès à créer, 1 à retirer'],
  [{ create: 1, remove: 0 }, '1 accès à créer'],
  [{ create: 0, remove: 1200 }, '1 200 accès à retirer'],
])('%o reads « %s »', (pending, expected) => expect(pendingText(pending).replaceAll('\u00a0', ' ')).toBe(expected))
