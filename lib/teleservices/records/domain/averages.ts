/** Marks of one pupil and their averages, out of 20. Pure. */

export type FamilyMark = {
  subject: string
  title: string
  /** `YYYY-MM-DD`. */
  takenOn: string
  /** 1 to 3. */
  term: number
  coefficient: number
  /** What the mark is out of. */
  scale: number
  status: 'MARKED' | 'ABSENT' | 'EXEMPT'
  /** Null unless marked. */
  value: number | null
}

export type SubjectMarks = { subject: string; marks: FamilyMark[]; average: number | null }
export type TermMarks = { term: number; subjects: SubjectMarks[]; average: number | null }

const byFrenchName = new Intl.Collator('fr').compare

/**
 * One entry a term that has tests, in order; its subjects by name, their marks newest first. The general average counts
 * each subject once, as the sources give no coefficient to subjects.
 */
export function termsOf(marks: readonly FamilyMark[]): TermMarks[] {
  return [...groupBy(marks, (mark) => mark.term)]
    .sort(([one], [other]) => one - other)
    .map(([term, ofTerm]) => {
      const subjects = [...groupBy(ofTerm, (mark) => mark.subject)]
        .sort(([one], [other]) => byFrenchName(one, other))
        .map(([subject, ofSubject]) => ({
          subject,
          marks: ofSubject.sort((one, other) => (one.takenOn < other.takenOn ? 1 : -1)),
          exact: exactAverage(ofSubject),
        }))
      return {
        term,
        subjects: subjects.map(({ exact, ...rest }) => ({ ...rest, average: rounded(exact) })),
        average: rounded(mean(subjects.flatMap(({ exact }) => exact ?? []))),
      }
    })
}

/** Average of these marks; null when none counts: absent, exempt, coefficient 0. */
export const averageOf = (marks: readonly FamilyMark[]): number | null => rounded(exactAverage(marks))

function exactAverage(marks: readonly FamilyMark[]): number | null {
  const counted = marks.flatMap(({ status, value, scale, coefficient }) =>
    status === 'MARKED' && value !== null && coefficient > 0 ? { outOf20: (value * 20) / scale, coefficient } : [],
  )
  const weight = counted.reduce((sum, { coefficient }) => sum + coefficient, 0)
  if (weight === 0) return null
  return counted.reduce((sum, { outOf20, coefficient }) => sum + outOf20 * coefficient, 0) / weight
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** To the hundredth, half up as on paper: a binary 12.344999… that stands for 12.345 is 12.35. */
const rounded = (value: number | null): number | null => value && Math.round(value * 100 + 1e-6) / 100

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
