/** A draft of migration: what to run, and what only a person can decide. */
export type Draft = { run: string[]; review: string[] }

const REMOVES = /^(DROP (TABLE|INDEX|TYPE)|ALTER TABLE "[^"]+" DROP CONSTRAINT) "/
const TARGET = /(?:CONSTRAINT|INDEX|TABLE|TYPE) "([^"]+)"/g

/**
 * Sorts the statements of a difference between the database and the Prisma schema. Partial indexes, checks, operator
 * classes, the tables of jobs and imports are written in SQL and unknown to the schema: what would remove them, or make
 * them again, is put aside.
 */
export function draftOf(script: string): Draft {
  const statements = script
    .split(/^-- \w+\n/m)
    .map((statement) => statement.trim())
    .filter(Boolean)
  const removed = new Set(statements.filter((statement) => REMOVES.test(statement)).map(targetOf))
  const isDoubtful = (statement: string) =>
    REMOVES.test(statement) ||
    (/^(CREATE|ALTER TABLE "[^"]+" ADD CONSTRAINT)/.test(statement) && removed.has(targetOf(statement)))
  return {
    run: statements.filter((statement) => !isDoubtful(statement)),
    review: statements.filter(isDoubtful),
  }
}

/** The index, constraint, table or type that a statement names last: « ALTER TABLE "a" DROP CONSTRAINT "b" » → b. */
const targetOf = (statement: string): string => {
  const head = statement.split(/\n| ON | FOREIGN | AS | \(/)[0] ?? ''
  return [...head.matchAll(TARGET)].at(-1)?.[1] ?? head
}

/** The file to write: what is doubtful stands in comments. */
export function migrationFile({ run, review }: Draft): string {
  const aside = review.flatMap((statement) => statement.split('\n')).map((line) => `--   ${line}`)
  const note =
    '-- To review: in the database and not in the Prisma schema. Keep only what this change removes on purpose.'
  return `${[...run, ...(aside.length > 0 ? [[note, ...aside].join('\n')] : [])].join('\n\n')}\n`
}
