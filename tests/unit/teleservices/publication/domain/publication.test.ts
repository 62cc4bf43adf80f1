import { describe, expect, test } from 'vitest'
import { type AskedDay, chosenDay, planDateChange } from '@/lib/teleservices/publication/domain/date-change'
import {
  addableDays,
  coupleKey,
  parseCouples,
  publicationServiceOf,
  refuseDay,
  settingsHref,
} from '@/lib/teleservices/publication/domain/publication'
import { publicationDone } from '@/lib/teleservices/publication/messages'
import { PublicationDone, ReleaseDateSearch } from '@/lib/teleservices/publication/schemas'

const DIVISION = '01890000-0000-7000-8000-00000000000'
const couple = (number: number, dates: string[], students = 20) => ({
  mefCode: `2011001911${number}`,
  divisionId: `${DIVISION}${number}`,
  students,
  dates,
})
const COUPLES = [
  couple(1, ['2026-10-02', '2026-12-04']),
  couple(2, ['2026-12-04']),
  couple(3, []),
  couple(4, ['2026-12-18'], 0),
]
const nothing: AskedDay = { mois: null, date: null, saisie: null, affichee: null }
const plan = (change: 'ADD' | 'REMOVE', asked: Partial<AskedDay> = {}, today = '2026-11-25', couples = COUPLES) =>
  planDateChange({ change, couples, year: 2026, today }, { ...nothing, ...asked })
const numbers = (rows: { mefCode: string }[] = []) => rows.map(({ mefCode }) => Number(mefCode.slice(-1)))

describe('[TS-60] the days on which a date may be added', () => {
  test.each([
    ['yesterday', '2026-11-24', 'PAST'],
    ['today', '2026-11-25', null],
    ['the last day of the school year', '2027-08-31', null],
    ['the day after it', '2027-09-01', 'OUTSIDE_YEAR'],
    ['the day before it began', '2026-07-31', 'OUTSIDE_YEAR'],
  ])('%s', (_name, day, expected) => expect(refuseDay(day, { year: 2026, today: '2026-11-25' })).toBe(expected))

  test('from the first day of the year when it has not begun; none once it is over', () => {
    expect(addableDays(2026, '2026-07-20')).toEqual({ from: '2026-08-01', to: '2027-08-31' })
    expect(addableDays(2026, '2027-08-31')).toEqual({ from: '2027-08-31', to: '2027-08-31' })
    expect(addableDays(2026, '2027-09-01')).toBeNull()
    expect(plan('ADD', {}, '2027-09-01')).toBeNull()
  })

  test('29 February exists in a leap year only', () => {
    expect(refuseDay('2028-02-29', { year: 2027, today: '2027-11-25' })).toBeNull()
  })
})

describe('[TS-60] adding', () => {
  test('only the couples that do not have the date, and that have pupils', () => {
    expect(numbers(plan('ADD', { date: '2026-12-04' })?.possible)).toEqual([3])
    expect(numbers(plan('ADD', { date: '2026-12-18' })?.possible)).toEqual([1, 2, 3])
  })

  test('a day that every couple has is said, and proposes nothing', () => {
    const everywhere = plan('ADD', { date: '2026-12-04' }, '2026-11-25', COUPLES.slice(0, 2))
    expect(everywhere).toMatchObject({ problem: 'EVERYWHERE', possible: [] })
  })

  test('past days are impossible, and so is what is beyond the year', () => {
    const days = plan('ADD')?.weeks.flat()
    const possible = (date: string) => days?.find((day) => day?.date === date)?.possible
    expect([possible('2026-11-24'), possible('2026-11-25'), possible('2026-11-30')]).toEqual([false, true, true])
    expect(plan('ADD', { date: '2026-11-24' })).toMatchObject({ problem: 'PAST', possible: [] })
    expect(plan('ADD', { saisie: '1/9/2027' })).toMatchObject({ problem: 'OUTSIDE_YEAR', possible: [] })
  })

  test('the months stop at those of the possible days', () => {
    expect(plan('ADD')).toMatchObject({ month: '2026-11', previous: null, next: '2026-12' })
    expect(plan('ADD', { mois: '2030-01' })).toMatchObject({ month: '2027-08', previous: '2027-07', next: null })
    expect(plan('ADD', { mois: '2026-09' })?.month).toBe('2026-11')
  })

  test('days that have a date say how many couples', () => {
    const days = plan('ADD', { mois: '2026-12' })?.weeks.flat()
    expect(days?.filter((day) => day && day.couples > 0).map((day) => [day?.date, day?.couples])).toEqual([
      ['2026-12-04', 2],
      ['2026-12-18', 1],
    ])
  })
})

describe('[TS-61] removing', () => {
  test('only the couples that have the date, even one that has no pupil left', () => {
    expect(numbers(plan('REMOVE', { date: '2026-12-04' })?.possible)).toEqual([1, 2])
    expect(numbers(plan('REMOVE', { date: '2026-12-18' })?.possible)).toEqual([4])
    expect(plan('REMOVE', { date: '2026-12-05' })).toMatchObject({ problem: 'UNUSED', possible: [] })
  })

  test('the calendar enables the days that exist, past ones included, and opens on the next one', () => {
    expect(plan('REMOVE')).toMatchObject({ month: '2026-12', previous: '2026-11', next: null })
    const enabled = (mois: string) =>
      plan('REMOVE', { mois })
        ?.weeks.flat()
        .flatMap((day) => (day?.possible ? [day.date] : []))
    expect(enabled('2026-10')).toEqual(['2026-10-02'])
    expect(enabled('2026-11')).toEqual([])
    expect(enabled('2026-12')).toEqual(['2026-12-04', '2026-12-18'])
  })

  test('nothing to choose when there is no date', () =>
    expect(plan('REMOVE', {}, '2026-11-25', [couple(1, [])])).toBeNull())
})

describe('the calendar and the field hold one day', () => {
  test.each([
    ['a tick', { ticked: '2026-12-04', typed: null, shown: null }, '2026-12-04'],
    ['a text', { ticked: null, typed: '2026-12-04', shown: null }, '2026-12-04'],
    [
      'another tick, the field as it was',
      { ticked: '2026-12-05', typed: '2026-12-04', shown: '2026-12-04' },
      '2026-12-05',
    ],
    [
      'another text, the tick as it was',
      { ticked: '2026-12-04', typed: '2026-12-06', shown: '2026-12-04' },
      '2026-12-06',
    ],
    ['the month of the tick is not shown', { ticked: null, typed: '2026-12-04', shown: '2026-12-04' }, '2026-12-04'],
    ['nothing', { ticked: null, typed: null, shown: null }, null],
  ])('%s', (_name, given, expected) => expect(chosenDay(given)).toBe(expected))

  test('a form sent without any day asks for one; before that nothing is said', () => {
    expect(plan('ADD', { saisie: ' ' })).toMatchObject({ problem: 'MISSING', possible: [] })
    expect(plan('ADD')?.problem).toBeNull()
  })

  test('what cannot be read stays in the field and proposes nothing', () =>
    expect(plan('ADD', { saisie: '31/02/2027', date: '2026-12-18' })).toMatchObject({
      problem: 'UNREADABLE',
      typed: '31/02/2027',
      possible: [],
    }))
})

describe('what comes from a browser', () => {
  test('couples: what is not one is left out, twice is once', () => {
    const key = coupleKey(couple(1, []))
    expect(parseCouples([key, key, 'x', `${DIVISION}1.`, "'; drop table", key.toUpperCase()])).toEqual([
      { mefCode: '20110019111', divisionId: `${DIVISION}1` },
    ])
  })

  test('an address that was edited by hand never breaks', () => {
    expect(ReleaseDateSearch.parse({ mois: '2026-13', date: '2026-02-31', saisie: ['a', 'b'], cocher: 'x' })).toEqual({
      mois: null,
      date: null,
      saisie: 'a',
      affichee: null,
      cocher: null,
    })
    expect(publicationDone(PublicationDone.parse({ fait: '<b>', couples: '-1' }), 'NOTES')).toBeNull()
    expect(publicationServiceOf('lpc')).toBeNull()
    expect(publicationServiceOf('livret')).toBe('livret')
    expect(publicationServiceOf('toString')).toBeNull()
  })

  test('addresses are ours', () =>
    expect(settingsHref('notes', 'ajouter', { date: '2026-12-18' })).toBe(
      '/teleservices/parametrage/notes/ajouter?date=2026-12-18',
    ))
})
