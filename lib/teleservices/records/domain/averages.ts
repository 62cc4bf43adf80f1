import { type Fraction, mean, rounded, weighedAverage } from './exact-average'
import { spellingsOf, subjectKey } from './subjects'

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
 * One entry a term that has tests, in order; its subjects by name, their marks newest first and, the same day, in the order
 * given. Subjects that differ by case, accents, spaces, hyphens or apostrophes are one, under the spelling most used. The
 * general average counts each subject once, as the sources give no coefficient to subjects. Averages are exact, and rounded
 * once, when they are shown.
 */
export function termsOf(marks: readonly FamilyMark[]): TermMarks[] {
  const spellings = spellingsOf(marks.map(({ subject }) => ({ subject, tests: 1 })))
  return [...groupBy(marks, (mark) => mark.term)]
    .sort(([one], [other]) => one - other)
    .map(([term, ofTerm]) => {
      const subjects = [...groupBy(ofTerm, (mark) => subjectKey(mark.subject))]
        .map(([key, ofSubject]) => ({
          subject: spellings.get(key)?.[0] ?? key,
          marks: ofSubject.toSorted(newestFirst),
          exact: exactAverage(ofSubject),
        }))
        .sort((one, other) => byFrenchName(one.subject, other.subject))
      return {
        term,
        subjects: subjects.map(({ exact, ...rest }) => ({ ...rest, average: rounded(exact) })),
        average: rounded(mean(subjects.flatMap(({ exact }) => exact ?? []))),
      }
    })
}

const newestFirst = (one: FamilyMark, other: FamilyMark): number =>
  one.takenOn === other.takenOn ? 0 : one.takenOn < other.takenOn ? 1 : -1

/** Average of these marks; null when none counts: absent, exempt, coefficient 0. */
export const averageOf = (marks: readonly FamilyMark[]): number | null => rounded(exactAverage(marks))

const exactAverage = (marks: readonly FamilyMark[]): Fraction | null =>
  weighedAverage(
    marks.flatMap(({ status, value, scale, coefficient }) =>
      status === 'MARKED' && value !== null ? { value, scale, coefficient } : [],
    ),
  )

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
