import { cutAccesses, HELD } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { type ImportFilesInput, importFiles } from '@/lib/schools/imports/import-files'
import { uaiOf } from '@/prisma/seed/generator/keys'
import { writeSiecleFile } from './siecle'

let number = 9_800_000

/** An UAI of its own for each test: nothing meets. */
export const freshUai = (): string => uaiOf(number++)

type Options = Partial<Omit<ImportFilesInput, 'files' | 'uai'>>

/** What the command line does, on contents instead of names of files. The school is made when it is unknown. */
export async function runImport(uai: string, contents: readonly (string | Uint8Array)[], options: Options = {}) {
  const files = contents.map((content) => writeSiecleFile(content))
  const { report, rowsWritten } = await importFiles({
    uai,
    createSchool: 'Collège des Tilleuls',
    dryRun: false,
    answers: {},
    cutAccesses,
    held: HELD,
    files,
    ...options,
  })
  return { ...report, rowsWritten, codes: (list: 'errors' | 'warnings') => report[list].map(({ code }) => code).sort() }
}

export const schoolOf = (uai: string) => db.school.findUniqueOrThrow({ where: { uai } })

/** The pupils of a school as tests read them. */
export const pupilsOf = (uai: string) =>
  db.student.findMany({
    where: { school: { uai } },
    orderBy: { sourceId: 'asc' },
    include: { enrollments: { include: { division: true }, orderBy: { year: 'asc' } } },
  })

/** `sourceId of the person` → rank, for the live links of a pupil. */
export async function ranksOf(uai: string, studentSourceId: string): Promise<Record<string, number | null>> {
  const links = await db.guardianship.findMany({
    where: { school: { uai }, endedOn: null, student: { sourceId: studentSourceId } },
    select: { legalRank: true, guardian: { select: { sourceId: true } } },
  })
  return Object.fromEntries(links.map(({ legalRank, guardian }) => [guardian.sourceId, legalRank]))
}

const TABLES = [
  'school',
  'student',
  'enrollment',
  'guardian',
  'guardianship',
  'division',
  'mef',
  'file_load',
  'activation_code',
  'access',
]

/** Counts of every table that an import could write, and a sum that changes with any row version. */
export async function fingerprint(): Promise<Record<string, string>> {
  const entries: [string, string][] = []
  for (const table of TABLES) {
    const rows = await db.$queryRawUnsafe<{ print: string }[]>(
      `select count(*) || '/' || coalesce(sum(hashtext(ctid::text || xmin::text)::bigint), 0) as print from "${table}"`,
    )
    entries.push([table, rows[0]?.print ?? ''])
  }
  return Object.fromEntries(entries)
}
