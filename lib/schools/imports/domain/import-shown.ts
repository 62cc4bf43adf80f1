import type { ImportFigures } from '../report'

/** What a page told of an import, as one word (ADR 31): answers that come from another state of it are refused. */
export function importShown({ students, guardians, guardianships, cuts = [], questions }: ImportFigures): string {
  const numbers = [
    ...[students.created, students.updated, students.left, students.unchanged],
    ...[guardians.created, guardians.updated, guardians.unchanged],
    ...[guardianships.created, guardianships.updated, guardianships.removed, guardianships.unchanged],
    ...cuts.flatMap(({ cause, couples, accounts, codes }) => [cause, couples, accounts, codes]),
  ]
  return [...numbers, ...questions].join(' ')
}
