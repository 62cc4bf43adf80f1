import { expect, test } from 'vitest'
import { bankHolidaysOf } from '@/lib/platform/calendar/domain/bank-holidays'
import { type CalendarFacts, schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { holidaysOf, type Zone, zoneOf } from '@/lib/platform/calendar/domain/zones'
import { schoolYearOf } from '@/lib/platform/school-year'
import { academieOfUai } from '@/lib/schools/settings/domain/academies'

const calendar = (facts: Partial<CalendarFacts> & { uai?: string } = {}) =>
  schoolCalendar({ academie: '10', uai: '0690001A', daysOff: [], years: [], ...facts })

test.each([
  [2026, '2026-04-06', 'lundi de Pâques'],
  [2026, '2026-05-14', 'Ascension'],
  [2026, '2026-05-25', 'lundi de Pentecôte'],
  [2027, '2027-03-29', 'lundi de Pâques'],
  [2027, '2027-05-06', 'Ascension'],
  [2028, '2028-04-17', 'lundi de Pâques'],
  [2024, '2024-04-01', 'lundi de Pâques'],
  [2026, '2026-11-11', 'Armistice de 1918'],
])('bank holidays of %i: %s is %s', (year, day, name) => expect(bankHolidaysOf(year, '0690001A').get(day)).toBe(name))

test('Good Friday and 26 December are kept in Alsace and Moselle alone', () => {
  for (const [uai, size] of [
    ['0570001A', 13],
    ['0670001A', 13],
    ['0680001A', 13],
    ['0540001A', 11],
  ] as const)
    expect(bankHolidaysOf(2026, uai).size, uai).toBe(size)
  expect(bankHolidaysOf(2026, '0670001A').get('2026-04-03')).toBe('Vendredi saint')
})

test.each([
  ['0750001A', 'C'],
  ['0130001A', 'B'],
  ['0670001A', 'B'],
  ['0690001A', 'A'],
  ['0140001A', 'B'],
  ['0870001A', 'A'],
  ['6200001A', null],
  ['9740001A', null],
])('the académie of %s is in zone %s', (uai, zone) => expect(zoneOf(academieOfUai(uai)?.code ?? '')).toBe(zone))

test('the demonstration follows zone A; an unknown académie has no zone', () => {
  expect(zoneOf('99')).toBe('A')
  expect([zoneOf(null), zoneOf('98')]).toEqual([null, null])
  expect(holidaysOf(null)).toEqual([])
})

test.each(['A', 'B', 'C'] as Zone[])('the holidays of zone %s are in order, and do not overlap', (zone) => {
  const holidays = holidaysOf(zone)
  expect(holidays).toHaveLength(28)
  for (const [index, { firstDay, lastDay, label }] of holidays.entries()) {
    expect(`${firstDay} ${lastDay}`).toMatch(/^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/)
    expect(firstDay <= lastDay && firstDay > (holidays[index - 1]?.lastDay ?? '')).toBe(true)
    expect(label).toMatch(/^(Vacances|Pont)/)
  }
})

test.each([
  ['2026-11-06', null],
  ['2026-11-07', 'samedi'],
  ['2026-11-08', 'dimanche'],
  ['2026-11-11', 'Armistice de 1918'],
  ['2026-10-16', null],
  ['2026-10-19', 'Vacances de la Toussaint'],
  ['2026-11-02', null],
  ['2027-02-12', null],
  ['2027-02-15', 'Vacances d’hiver'],
])('[TS-66] zone A, %s: %s', (day, why) => {
  expect(calendar().whyClosed(day)).toBe(why)
  expect(calendar().halvesOf(day)).toHaveLength(why ? 0 : 2)
})

test('another zone, a day that the school adds, its Saturdays', () => {
  expect(calendar({ academie: '01' }).whyClosed('2027-02-22')).toBeNull()
  const own = calendar({
    daysOff: [{ firstDay: '2026-11-12', lastDay: '2026-11-13', label: 'Pont' }],
    years: [{ year: 2026, secondTermOn: '2026-11-15', thirdTermOn: '2027-03-01', saturdayMornings: true }],
  })
  expect(['2026-11-12', '2026-11-13', '2026-11-14', '2026-11-16'].map((day) => own.halvesOf(day).length)).toEqual([
    0, 0, 1, 2,
  ])
  expect(own.whyClosed('2026-11-12')).toBe('Pont')
  expect(own.halvesOf('2025-11-15')).toEqual([])
})

test('[TS-66] Wednesdays: all day, none in an école, as the school says; what was copied before says nothing', () => {
  const halves = (facts: Partial<CalendarFacts>) => calendar(facts).halvesOf('2026-11-18').length
  const year = { year: 2026, secondTermOn: '2026-12-01', thirdTermOn: '2027-03-01', saturdayMornings: false }
  expect([halves({}), halves({ fourDays: true }), halves({ years: [year] })]).toEqual([2, 0, 2])
  expect(halves({ fourDays: true, years: [{ ...year, wednesday: null }] })).toBe(0)
  expect(
    (['NONE', 'MORNING', 'DAY'] as const).map((wednesday) =>
      halves({ fourDays: true, years: [{ ...year, wednesday }] }),
    ),
  ).toEqual([0, 1, 2])
  expect(calendar({ fourDays: true }).whyClosed('2026-11-18')).toBe('mercredi')
})

test('[TS-122] terms begin on 1 December and 1 March, unless the school says otherwise', () => {
  const days = ['2026-08-01', '2026-11-30', '2026-12-01', '2027-02-28', '2027-03-01', '2027-07-31']
  expect(days.map(calendar().termOf)).toEqual([1, 1, 2, 2, 3, 3])
  const own = calendar({
    years: [{ year: 2026, secondTermOn: '2026-11-16', thirdTermOn: '2027-02-15', saturdayMornings: false }],
  })
  expect(['2026-11-15', '2026-11-16', '2027-02-14', '2027-02-15', '2027-12-01'].map(own.termOf)).toEqual([
    1, 2, 2, 3, 2,
  ])
  expect([schoolYearOf('2027-07-31'), schoolYearOf('2027-08-01')]).toEqual([2026, 2027])
})
