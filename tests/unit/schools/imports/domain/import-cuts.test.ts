import { expect, test } from 'vitest'
import { type CutCause, cutsNeedConsent } from '@/lib/schools/imports/domain/import-cuts'

const cut = (cause: CutCause, couples: number, accounts = 0) => ({ cause, couples, accounts })

test.each([
  ['nobody', [], 100, false],
  ['a fifth, without an account', [cut('GUARDIAN_ABSENT', 20)], 100, false],
  ['more than a fifth', [cut('GUARDIAN_ABSENT', 21)], 100, true],
  ['more than a fifth, of two silences', [cut('GUARDIAN_ABSENT', 11), cut('STUDENT_ABSENT', 10)], 100, true],
  ['one who has an account', [cut('STUDENT_ABSENT', 1, 1)], 100, true],
  ['a pupil without responsable, who has an account', [cut('STUDENT_ABSENT', 0, 1)], 100, true],
  ['all, and the file says why', [cut('STUDENT_LEFT', 60, 50), cut('NOT_LEGAL', 40, 40)], 100, false],
] as const)('an import that cuts %s', (_name, cuts, couples, expected) =>
  expect(cutsNeedConsent(cuts, couples)).toBe(expected),
)
