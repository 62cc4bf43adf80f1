import { describe, expect, test } from 'vitest'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { parseCount, parseHalfDay, readAbsence } from '@/lib/teleservices/records/domain/absences'
import { countedHalfDays, halfDaysOf } from '@/lib/teleservices/records/domain/half-days'

const calendar = schoolCalendar({ academie: '99', uai: '0990001A', daysOff: [], years: [] })

// 5 October 2026 is a Monday.
test.each([
  ['2026-10-05', 'MORNING', null, 1],
  ['2026-10-05', 'AFTERNOON', null, 1],
  ['2026-10-05', 'MORNING', '2026-10-05', 2],
  ['2026-10-05', 'AFTERNOON', '2026-10-05', 1],
  ['2026-10-05', 'AFTERNOON', '2026-10-06', 3],
  ['2026-10-09', 'MORNING', '2026-10-12', 4],
  ['2026-10-10', 'AFTERNOON', '2026-10-12', 2],
  ['2026-10-10', 'MORNING', '2026-10-11', 0],
  ['2026-10-05', 'MORNING', '2026-10-04', 0],
] as const)('from %s %s to %s: %i half-days', (startsOn, startsAt, endsOn, count) =>
  expect(halfDaysOf({ startsOn, startsAt, endsOn }, calendar)).toHaveLength(count),
)

test('the half-days are those of the span, in order, and the first ones when fewer are said', () => {
  const span = { startsOn: '2026-10-09', startsAt: 'AFTERNOON', endsOn: '2026-10-12' } as const
  expect(halfDaysOf(span, calendar)).toEqual(['2026-10-09 AFTERNOON', '2026-10-12 MORNING', '2026-10-12 AFTERNOON'])
  expect(countedHalfDays({ ...span, halfDays: 2 }, calendar)).toEqual(['2026-10-09 AFTERNOON', '2026-10-12 MORNING'])
  expect(countedHalfDays({ ...span, halfDays: 999 }, calendar)).toHaveLength(3)
  expect(countedHalfDays({ ...span, halfDays: null }, calendar)).toHaveLength(3)
})

test.each([
  ['0', null],
  ['1', 1],
  ['999', 999],
  ['1000', null],
  ['1,5', null],
])('« %s » counts %s', (text, count) => expect(parseCount(text)).toBe(count))

test.each(['Après-midi', 'apres midi', 'APREM'])('« %s » is the afternoon', (text) =>
  expect(parseHalfDay(text)).toBe('AFTERNOON'),
)

describe('reading', () => {
  const blank = { endsOn: '', halfDays: '', minutes: '', reason: '', justified: '', releasedOn: '' }
  const absence = { ...blank, kind: 'absence', startsOn: '05/10/2026', startsAt: 'matin' }

  test('an absence: end, half-days and justification have a default; the publication is left open', () => {
    expect(readAbsence({ ...absence, endsOn: '06/10/2026' }, 2026, calendar)).toEqual({
      values: {
        kind: 'ABSENCE',
        startsOn: '2026-10-05',
        startsAt: 'MORNING',
        endsOn: '2026-10-06',
        halfDays: null,
        minutes: null,
        reason: null,
        justified: false,
        releasedOn: null,
      },
    })
  })

  test('[TS-66] the half-day of its start when no end is said; the number said, when one is', () => {
    expect(readAbsence(absence, 2026, calendar)).toMatchObject({ values: { endsOn: '2026-10-05', halfDays: 1 } })
    expect(readAbsence({ ...absence, endsOn: '06/10/2026', halfDays: '3' }, 2026, calendar)).toMatchObject({
      values: { halfDays: 3 },
    })
  })

  test('a lateness counts minutes and ends the day it starts, whatever the end says', () => {
    const late = { ...absence, kind: 'Retard', minutes: '15', endsOn: '09/10/2026', halfDays: '3' }
    expect(readAbsence(late, 2026, calendar)).toMatchObject({
      values: { kind: 'LATENESS', endsOn: '2026-10-05', halfDays: null, minutes: 15 },
    })
  })

  test.each([
    ['kind', { kind: 'maladie' }],
    ['startsOn', { startsOn: '05/10/2025' }],
    ['startsAt', { startsAt: 'soir' }],
    ['endsOn', { endsOn: '04/10/2026' }],
    ['halfDays', { halfDays: '0' }],
    ['halfDays', { halfDays: '2' }],
    ['startsOn', { startsOn: '10/10/2026' }],
    ['minutes', { kind: 'retard' }],
    ['justified', { justified: 'peut-être' }],
    ['reason', { reason: 'x'.repeat(201) }],
    ['releasedOn', { releasedOn: '32/10/2026' }],
  ])('%s wrong is said alone', (name, wrong) => {
    const read = readAbsence({ ...absence, ...wrong }, 2026, calendar)
    expect('errors' in read && Object.keys(read.errors)).toEqual([name])
  })
  test('without the calendar, as in a browser, days and numbers are not compared', () =>
    expect(readAbsence({ ...absence, startsOn: '10/10/2026', halfDays: '20' }, 2026, null)).toMatchObject({
      values: { halfDays: 20 },
    }))
})
