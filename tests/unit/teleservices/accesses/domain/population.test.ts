import { describe, expect, test } from 'vitest'
import { lacksChoice, populationAsked } from '@/lib/teleservices/accesses/domain/population'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { NotificationSearch } from '@/lib/teleservices/notifications/schemas'
import { StudentNotificationSearch } from '@/lib/teleservices/notifications/schemas-students'

const NONE = { mef: '', division: '' }

describe('TS-83: a division or a MEF chosen in its list is chosen', () => {
  test.each([
    ['its radio ticked', 'division', { mef: '', division: '1G3' }, NONE, 'division'],
    ['its radio not ticked', 'tous', { mef: '', division: '1G3' }, NONE, 'division'],
    ['the list of MEF', 'tous', { mef: '2011', division: '' }, NONE, 'mef'],
    [
      'another division than the one shown',
      'division',
      { mef: '', division: '1G4' },
      { mef: '', division: '1G3' },
      'division',
    ],
    [
      'a division after a search by MEF',
      'mef',
      { mef: '2011', division: '1G3' },
      { mef: '2011', division: '' },
      'division',
    ],
    ['both, the radio decides', 'mef', { mef: '2011', division: '1G3' }, NONE, 'mef'],
    ['both without a radio, the smaller one', 'tous', { mef: '2011', division: '1G3' }, NONE, 'division'],
    [
      'everybody again: the list did not move',
      'tous',
      { mef: '', division: '1G3' },
      { mef: '', division: '1G3' },
      'tous',
    ],
    ['the list emptied', 'tous', NONE, { mef: '', division: '1G3' }, 'tous'],
    ['nothing', 'tous', NONE, NONE, 'tous'],
  ] as const)('%s', (_what, population, lists, shown, expected) =>
    expect(populationAsked({ population, ...lists, shown })).toBe(expected),
  )

  test.each([AccessSearch, NotificationSearch, StudentNotificationSearch])('on each of the three screens', (schema) => {
    expect(schema.parse({ population: 'tous', division: '1G3' })).toMatchObject({
      population: 'division',
      division: '1G3',
    })
    expect(schema.parse({ population: 'tous', division: '1G3', 'division-avant': '1G3' }).population).toBe('tous')
  })

  test('a radio whose list is empty names nobody', () => {
    expect(lacksChoice({ population: 'division', mef: '2011', division: '' })).toBe(true)
    expect(lacksChoice({ population: 'mef', mef: '2011', division: '' })).toBe(false)
    expect(lacksChoice({ population: 'tous', ...NONE })).toBe(false)
  })
})
