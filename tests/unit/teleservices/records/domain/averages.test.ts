import { describe, expect, test } from 'vitest'
import { frenchNumber } from '@/lib/platform/text'
import { averageOf, type FamilyMark, termsOf } from '@/lib/teleservices/records/domain/averages'

const mark = (value: number | 'ABSENT' | 'EXEMPT', overrides: Partial<FamilyMark> = {}): FamilyMark => ({
  subject: 'Mathématiques',
  title: 'Contrôle',
  takenOn: '2026-11-13',
  term: 1,
  coefficient: 1,
  scale: 20,
  ...(typeof value === 'number' ? { status: 'MARKED', value } : { status: value, value: null }),
  ...overrides,
})

describe('[TS-122] average of a subject, out of 20', () => {
  test.each([
    ['one mark', [mark(14)], 14],
    ['no mark', [], null],
    ['all absent or exempt', [mark('ABSENT'), mark('EXEMPT')], null],
    ['absent and exempt are not counted, a zero is', [mark(10), mark(0), mark('ABSENT'), mark('EXEMPT')], 5],
    ['only a zero', [mark(0)], 0],
    ['coefficients', [mark(10, { coefficient: 3 }), mark(18)], 12],
    ['a coefficient 0 is shown, not counted', [mark(20, { coefficient: 0 }), mark(8)], 8],
    ['only coefficients 0', [mark(20, { coefficient: 0 })], null],
    ['out of 10', [mark(7.5, { scale: 10 })], 15],
    ['out of 10 and out of 20', [mark(5, { scale: 10 }), mark(15)], 12.5],
    ['more than the scale', [mark(21)], 21],
    ['thirds', [mark(10), mark(10), mark(11)], 10.33],
    ['half a hundredth goes up', [mark(12.34), mark(12.35)], 12.35],
    ['the next one down', [mark(12.34), mark(12.34), mark(12.35)], 12.34],
  ])('%s', (_case, marks, average) => {
    expect(averageOf(marks)).toBe(average)
  })

  test('shown the French way', () => expect(frenchNumber(averageOf([mark(12), mark(13)]) ?? 0)).toBe('12,5'))
})

describe('[TS-122] terms', () => {
  const terms = termsOf([
    mark(12, { subject: 'Sciences', takenOn: '2026-10-01' }),
    mark(16, { subject: 'Sciences', takenOn: '2026-11-01' }),
    mark(9, { subject: 'Éducation musicale' }),
    mark('ABSENT', { subject: 'Anglais' }),
    mark(10, { term: 2, takenOn: '2027-01-10' }),
  ])

  test('in order, subjects by their French name, newest mark first', () => {
    expect(terms.map(({ term }) => term)).toEqual([1, 2])
    expect(terms[0]?.subjects.map(({ subject }) => subject)).toEqual(['Anglais', 'Éducation musicale', 'Sciences'])
    expect(terms[0]?.subjects[2]?.marks.map(({ value }) => value)).toEqual([16, 12])
  })

  test('the general average counts each subject that has one, once', () => {
    expect(terms[0]?.subjects.map(({ average }) => average)).toEqual([null, 9, 14])
    expect(terms.map(({ average }) => average)).toEqual([11.5, 10])
  })

  test('it is rounded once, from exact averages', () => {
    const of = (subject: string, ...values: number[]) => values.map((value) => mark(value, { subject }))
    const [term] = termsOf([...of('A', 10, 10, 11), ...of('B', 10, 10, 11), ...of('C', 10, 10, 11.01)])
    expect(term?.average).toBe(10.33)
    expect(termsOf([mark('EXEMPT')])[0]?.average).toBeNull()
  })
})
