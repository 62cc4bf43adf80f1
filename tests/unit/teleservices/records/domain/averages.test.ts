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

  test('subjects that differ by case, accents, spaces, hyphens or apostrophes are one, under the name most used', () => {
    const of = (subject: string, value: number, term = 1) => mark(value, { subject, term })
    const [first, second] = termsOf([
      of('HISTOIRE-GEOGRAPHIE', 8),
      of('Histoire-Géographie', 8),
      of('Histoire géographie', 8),
      of('Anglais', 20),
      of('MATHS', 13),
      of('Histoire-Géographie', 10, 2),
      of('L’Art', 10, 2),
      of("l'art", 11, 2),
    ])
    expect(first?.subjects.map(({ subject, average }) => [subject, average])).toEqual([
      ['Anglais', 20],
      ['Histoire-Géographie', 8],
      ['MATHS', 13],
    ])
    expect(first?.average).toBe(13.67)
    expect(second?.subjects.map(({ subject, marks: own }) => [subject, own.length])).toEqual([
      ['Histoire-Géographie', 1],
      ['L’Art', 2],
    ])
  })

  test('marks of one day keep the order in which they are given', () => {
    const titles = ['C', 'A', 'D', 'B']
    const [term] = termsOf([
      mark(1, { title: 'old', takenOn: '2026-10-01' }),
      ...titles.map((title) => mark(1, { title })),
    ])
    expect(term?.subjects[0]?.marks.map(({ title }) => title)).toEqual([...titles, 'old'])
  })
})

/** Sum of fractions by their common denominator, written by decimals: another way to the same figure. */
function reference(marks: readonly FamilyMark[]): [bigint, bigint] | null {
  const counted = marks.filter(({ status, coefficient }) => status === 'MARKED' && coefficient > 0)
  const whole = (figure: number) => BigInt(figure.toFixed(2).replace('.', ''))
  const common = counted.reduce((product, { scale }) => product * whole(scale), 1n)
  const over = counted.reduce(
    (sum, { value, scale, coefficient }) =>
      sum + (common / whole(scale)) * whole(value ?? 0) * 20n * whole(coefficient),
    0n,
  )
  const weight = counted.reduce((sum, { coefficient }) => sum + whole(coefficient), 0n)
  return weight === 0n ? null : [over, common * weight]
}

/** Half up by long division: two decimals, then the next digit decides. */
function onPaper([over, under]: [bigint, bigint]): number {
  const thousandths = (over * 1000n) / under
  return Number(thousandths / 10n + (thousandths % 10n >= 5n ? 1n : 0n)) / 100
}

describe('[TS-122] averages against exact fractions', () => {
  let seed = 20_261
  const draw = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % (most + 1)
  }
  const drawn = (subject: string): FamilyMark => {
    const scale = [5, 10, 20, 40, 33.33, 7.5, 999.99][draw(6)] ?? 20
    const coefficient = [0, 0.5, 1, 1, 2, 3.33, 0.01][draw(6)] ?? 1
    if (draw(9) === 0) return mark('ABSENT', { subject, scale, coefficient })
    return mark(Math.min(scale, draw(Math.round(scale * 4)) / 4), { subject, scale, coefficient })
  }

  test('of a subject, and general, for two thousand pupils', () => {
    for (let pupil = 0; pupil < 2000; pupil++) {
      const subjects = Array.from({ length: 1 + draw(7) }, (_, index) =>
        Array.from({ length: draw(6) }, () => drawn(`Matière ${index}`)),
      )
      const [term] = termsOf(subjects.flat())
      const exact = subjects.filter((marks) => marks.length > 0).map(reference)
      expect(term?.subjects.map(({ average }) => average) ?? []).toEqual(exact.map((one) => one && onPaper(one)))
      const averages = exact.filter((one) => one !== null)
      const common = averages.reduce((product, [, under]) => product * under, 1n)
      const over = averages.reduce((sum, [own, under]) => sum + (common / under) * own, 0n)
      const general = averages.length === 0 ? null : onPaper([over, common * BigInt(averages.length)])
      expect(term?.average ?? null).toBe(general)
    }
  })

  test('a hair under the half goes down: no binary figure is near enough to tell', () => {
    const pairs = Array.from({ length: 4 }, () => [12.34, 12.35]).flat()
    const heavy = pairs.map((value) => mark(value, { coefficient: 999.99 }))
    expect(averageOf([...heavy, mark(12.34, { coefficient: 0.01 })])).toBe(12.34)
    expect(averageOf(heavy)).toBe(12.35)
  })
})
