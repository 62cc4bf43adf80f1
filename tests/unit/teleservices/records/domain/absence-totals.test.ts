import { expect, test } from 'vitest'
import {
  durationOf,
  type FamilyAbsence,
  monthLabel,
  monthsOf,
  periodOf,
  totalsOf,
} from '@/lib/teleservices/records/domain/absence-totals'

const absence = (overrides: Partial<FamilyAbsence> = {}): FamilyAbsence => ({
  id: '1',
  kind: 'ABSENCE',
  startsOn: '2026-11-16',
  startsAt: 'MORNING',
  endsOn: '2026-11-16',
  halfDays: 1,
  minutes: null,
  reason: null,
  justified: false,
  ...overrides,
})
const lateness = (minutes: number, overrides: Partial<FamilyAbsence> = {}) =>
  absence({ kind: 'LATENESS', halfDays: null, minutes, ...overrides })

test('[TS-122] half-days, those not justified, latenesses and their minutes', () => {
  expect(totalsOf([])).toEqual({ halfDays: 0, unjustifiedHalfDays: 0, latenesses: 0, minutes: 0 })
  expect(totalsOf([absence({ halfDays: 4, justified: true }), absence(), lateness(10), lateness(5)])).toEqual({
    halfDays: 5,
    unjustifiedHalfDays: 1,
    latenesses: 2,
    minutes: 15,
  })
})

test('months, newest first; an absence over two months counts in the one it began', () => {
  const months = monthsOf([
    absence({ startsOn: '2026-11-30', endsOn: '2026-12-02', halfDays: 5 }),
    lateness(10, { startsOn: '2027-01-05' }),
    absence({ startsOn: '2026-11-02' }),
  ])
  expect(months).toMatchObject([
    { month: '2027-01', halfDays: 0, latenesses: 1 },
    { month: '2026-11', halfDays: 6, latenesses: 0 },
  ])
  expect(monthLabel('2026-11')).toBe('novembre 2026')
})

test('words', () => {
  expect(periodOf(absence())).toBe('16/11/2026, matin')
  expect(periodOf(absence({ startsAt: 'AFTERNOON', endsOn: '2026-11-18' }))).toBe(
    'du 16/11/2026 (après-midi) au 18/11/2026',
  )
  expect(durationOf(absence())).toBe('Absence, 1\u00a0demi-journée')
  expect(durationOf(absence({ halfDays: 4 }))).toBe('Absence, 4\u00a0demi-journées')
  expect(durationOf(lateness(10))).toBe('Retard, 10\u00a0minutes')
})
