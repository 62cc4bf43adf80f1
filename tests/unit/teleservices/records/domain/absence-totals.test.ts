import { expect, test } from 'vitest'
import { type CalendarFacts, schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import {
  durationOf,
  type FamilyAbsence,
  monthsOf,
  periodOf,
  termTotalsOf,
  totalsOf,
  totalsText,
} from '@/lib/teleservices/records/domain/absence-totals'
import { countAbsences, toJustify } from '@/lib/teleservices/records/domain/to-justify'

const calendarOf = (facts: Partial<CalendarFacts> = {}) =>
  schoolCalendar({ academie: '99', uai: '0990001A', daysOff: [], years: [], ...facts })
const calendar = calendarOf()

const absence = (overrides: Partial<FamilyAbsence> = {}): FamilyAbsence => ({
  id: '1',
  kind: 'ABSENCE',
  startsOn: '2026-11-16',
  startsAt: 'MORNING',
  endsOn: overrides.startsOn ?? '2026-11-16',
  halfDays: 1,
  minutes: null,
  reason: null,
  justified: false,
  ...overrides,
})
const lateness = (minutes: number, overrides: Partial<FamilyAbsence> = {}) =>
  absence({ kind: 'LATENESS', halfDays: null, minutes, ...overrides })

const NONE = { halfDays: 0, unjustifiedHalfDays: 0, latenesses: 0, unjustifiedLatenesses: 0, minutes: 0 }

test('[TS-122] half-days, those not justified, latenesses and their minutes', () => {
  expect(totalsOf([], calendar)).toEqual(NONE)
  const rows = [
    absence({ endsOn: '2026-11-17', halfDays: 4, justified: true }),
    absence({ startsOn: '2026-11-18' }),
    lateness(10, { justified: true }),
    lateness(5),
  ]
  expect(totalsOf(rows, calendar)).toEqual({
    halfDays: 5,
    unjustifiedHalfDays: 1,
    latenesses: 2,
    unjustifiedLatenesses: 1,
    minutes: 15,
  })
})

test('[TS-66] absences that overlap count each half-day once', () => {
  const week = absence({ startsOn: '2026-11-02', endsOn: '2026-11-06', halfDays: 10 })
  const rows = [
    week,
    absence({ startsOn: '2026-11-03' }),
    absence({ startsOn: '2026-11-03', startsAt: 'AFTERNOON' }),
    absence({ startsOn: '2026-11-05', endsOn: '2026-11-09', halfDays: 6 }),
  ]
  expect(totalsOf(rows, calendar).halfDays).toBe(12)
  expect(totalsOf(rows.toReversed(), calendar).halfDays).toBe(12)
  const justified = { ...week, justified: true }
  for (const both of [
    [...rows, justified],
    [justified, ...rows],
  ])
    expect(totalsOf(both, calendar)).toMatchObject({ halfDays: 12, unjustifiedHalfDays: 2 })
})

test('[TS-66] a written number above the span, a week-end, a holiday and a day off of the school are not counted', () => {
  expect(totalsOf([absence({ halfDays: 999 })], calendar).halfDays).toBe(2)
  expect(totalsOf([absence({ startsOn: '2026-11-21' }), absence({ startsOn: '2026-11-11' })], calendar)).toEqual(NONE)
  const long = absence({ startsOn: '2026-10-15', endsOn: '2026-11-03', halfDays: 28 })
  expect(totalsOf([long], calendar).halfDays).toBe(8)
  const bridge = calendarOf({ daysOff: [{ firstDay: '2026-11-02', lastDay: '2026-11-02', label: 'Pont' }] })
  expect(totalsOf([long], bridge).halfDays).toBe(6)
})

test('[TS-66] an absence that says no number counts its span by the calendar, whenever that is corrected', () => {
  const row = absence({ startsOn: '2026-11-09', endsOn: '2026-11-13', halfDays: null })
  const bridge = calendarOf({ daysOff: [{ firstDay: '2026-11-12', lastDay: '2026-11-13', label: 'Pont' }] })
  expect([totalsOf([row], bridge).halfDays, durationOf(row, bridge)]).toEqual([4, 'Absence, 4\u00a0demi-journées'])
  expect([totalsOf([row], calendar).halfDays, durationOf(row, calendar)]).toEqual([8, 'Absence, 8\u00a0demi-journées'])
})

test('[TS-122] each half-day counts in the month and the term of its day, newest first', () => {
  const rows = [
    absence({ startsOn: '2026-11-30', endsOn: '2026-12-02', halfDays: 6 }),
    lateness(10, { startsOn: '2027-03-05' }),
    absence({ startsOn: '2026-11-02' }),
  ]
  expect(monthsOf(rows, calendar)).toMatchObject([
    { month: '2027-03', halfDays: 0, latenesses: 1 },
    { month: '2026-12', halfDays: 4, latenesses: 0 },
    { month: '2026-11', halfDays: 3, latenesses: 0 },
  ])
  expect(termTotalsOf(rows, calendar)).toMatchObject([
    { term: 3, halfDays: 0, latenesses: 1 },
    { term: 2, halfDays: 4 },
    { term: 1, halfDays: 3 },
  ])
  const own = { year: 2026, secondTermOn: '2026-11-15', thirdTermOn: '2027-03-08', saturdayMornings: false }
  expect(termTotalsOf(rows, calendarOf({ years: [own] }))).toMatchObject([
    { term: 2, halfDays: 6, latenesses: 1 },
    { term: 1, halfDays: 1 },
  ])
})

test.each([
  [{}, 'Aucune absence. Aucun retard.'],
  [{ halfDays: 1 }, '1 demi-journée d’absence, justifiée. Aucun retard.'],
  [{ halfDays: 2 }, '2 demi-journées d’absence, toutes justifiées. Aucun retard.'],
  [{ halfDays: 1, unjustifiedHalfDays: 1 }, '1 demi-journée d’absence, à justifier. Aucun retard.'],
  [{ halfDays: 5, unjustifiedHalfDays: 1 }, '5 demi-journées d’absence, dont 1 à justifier. Aucun retard.'],
  [{ latenesses: 1, minutes: 1 }, '1 retard, 1 minute en tout, justifié.'],
  [{ latenesses: 2, minutes: 15 }, '2 retards, 15 minutes en tout, tous justifiés.'],
  [{ latenesses: 2, minutes: 15, unjustifiedLatenesses: 2 }, '2 retards, 15 minutes en tout, à justifier.'],
  [
    { halfDays: 2, latenesses: 3, minutes: 15, unjustifiedLatenesses: 1 },
    '2 demi-journées d’absence, toutes justifiées. 3 retards, 15 minutes en tout, dont 1 à justifier.',
  ],
])('[TS-122] %o is said « %s »', (totals, text) =>
  expect(totalsText({ ...NONE, ...totals }).replaceAll('\u00a0', ' ')).toBe(text),
)

test('[TS-122] what is to be justified is one answer for the totals, the list and the card', () => {
  const asked = (rows: FamilyAbsence[], of = calendar) => [
    totalsOf(rows, of).unjustifiedHalfDays,
    [...toJustify(rows, of)],
    countAbsences(rows, of),
  ]
  const counted = { absences: 1, unjustifiedAbsences: 1, latenesses: 0, unjustifiedLatenesses: 0 }
  // A bridge added since.
  const days = { startsOn: '2026-11-12', endsOn: '2026-11-13' }
  const bridge = calendarOf({ daysOff: [{ firstDay: '2026-11-12', lastDay: '2026-11-13', label: 'Pont' }] })
  const missed = [absence({ ...days, halfDays: 4 })]
  expect(asked(missed)).toEqual([4, ['1'], counted])
  expect(asked(missed, bridge)).toEqual([0, [], { ...counted, absences: 0, unjustifiedAbsences: 0 }])
  // Wholly inside a justified one; then one half-day out of it.
  const within = absence({ id: 'within', startsOn: '2026-11-17', halfDays: 2 })
  const around = absence({ id: 'around', endsOn: '2026-11-17', halfDays: 4, justified: true })
  expect(asked([within, around])).toEqual([0, [], { ...counted, absences: 2, unjustifiedAbsences: 0 }])
  expect(asked([within, { ...around, halfDays: 3 }])).toEqual([1, ['within'], { ...counted, absences: 2 }])
  expect(asked([lateness(5), lateness(5, { id: '2', justified: true })], bridge)).toEqual([
    0,
    ['1'],
    { absences: 0, unjustifiedAbsences: 0, latenesses: 2, unjustifiedLatenesses: 1 },
  ])
})

test('words', () => {
  expect(periodOf(absence(), calendar)).toBe('16/11/2026, matin')
  for (const halfDays of [2, null]) expect(periodOf(absence({ halfDays }), calendar)).toBe('16/11/2026, la journée')
  expect(periodOf(lateness(10), calendar)).toBe('16/11/2026, matin')
  expect(periodOf(absence({ startsAt: 'AFTERNOON', endsOn: '2026-11-18' }), calendar)).toBe(
    'du 16/11/2026 (après-midi) au 18/11/2026',
  )
  expect(durationOf(absence(), calendar)).toBe('Absence, 1\u00a0demi-journée')
  expect(durationOf(absence({ endsOn: '2026-11-17', halfDays: 4 }), calendar)).toBe('Absence, 4\u00a0demi-journées')
  expect(durationOf(absence({ startsOn: '2026-11-21' }), calendar)).toBe('Absence, aucune demi-journée de classe')
  expect(durationOf(lateness(10), calendar)).toBe('Retard, 10\u00a0minutes')
})
