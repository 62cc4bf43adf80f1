import { expect, test } from 'vitest'
import { glimpseOf } from '@/lib/teleservices/family/domain/glimpse'

const COUNTS = {
  marks: 0,
  lastTakenOn: null,
  absences: 0,
  unjustifiedAbsences: 0,
  latenesses: 0,
  unjustifiedLatenesses: 0,
  skills: 0,
  lastAssessedOn: null,
}

test.each([
  [{}, 'Aucune absence'],
  [{ latenesses: 2, unjustifiedLatenesses: 2 }, '2 retards à justifier'],
  [{ latenesses: 2 }, '2 retards'],
  [{ absences: 1 }, '1 absence'],
  [{ absences: 3, unjustifiedAbsences: 1, latenesses: 2 }, '1 absence à justifier'],
  [
    { absences: 3, unjustifiedAbsences: 2, latenesses: 2, unjustifiedLatenesses: 1 },
    '2 absences et 1 retard à justifier',
  ],
  [{ absences: 3, latenesses: 1 }, '3 absences et 1 retard'],
])('[TS-122] the row of absences, %o: « %s »', (counts, text) =>
  expect(glimpseOf('ABSENCES', { ...COUNTS, ...counts }).replaceAll('\u00a0', ' ')).toBe(text),
)

test('[TS-122] the row of marks', () => {
  expect(glimpseOf('NOTES', COUNTS)).toBe('Aucune note publiée')
  expect(glimpseOf('NOTES', { ...COUNTS, marks: 2, lastTakenOn: '2026-11-13' }).replaceAll('\u00a0', ' ')).toBe(
    '2 notes, la dernière du 13/11/2026',
  )
})

test('[TS-48][TS-122] the row of the booklet', () => {
  expect(glimpseOf('LPC', COUNTS)).toBe('Aucune compétence publiée')
  expect(glimpseOf('LPC', { ...COUNTS, skills: 1, lastAssessedOn: '2026-11-16' }).replaceAll('\u00a0', ' ')).toBe(
    '1 compétence, la dernière du 16/11/2026',
  )
})
