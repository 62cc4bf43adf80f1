import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cutAccesses, HELD } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { importFiles } from '@/lib/schools/imports/import-files'
import type { ImportReport } from '@/lib/schools/imports/report'
import { generateSchool, type SiecleFile, writeSiecle } from '@/prisma/seed/generator'
import { baselineImport } from './import-baseline'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const STUDENTS = 17_000
const YEAR = 2026

type Input = { uai: string; files: string[] }

/** Files of a school of about 17,000 pupils to committed rows; again without a change; and the usual way, side by side. */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-bench-'))
  try {
    const input = writeFiles(folder)
    const megabytes = input.files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6
    const ours = await withThrowAwayDatabase(async (url) => ({
      first: await measurePart<{ report: ImportReport; rowsWritten: number }>('import', 'ours', input, url),
      again: await measurePart<{ report: ImportReport; rowsWritten: number }>('import', 'ours', input, url),
    }))
    const baseline = await withThrowAwayDatabase((url) => measurePart<number>('import', 'baseline', input, url))
    const { first, again } = ours
    return {
      name: 'import',
      figures: {
        megabytes: round(megabytes),
        students: first.result.report.students.created,
        rowsWritten: first.result.rowsWritten,
        seconds: round(first.seconds, 2),
        megabytesPerSecond: round(megabytes / first.seconds),
        peakRssMegabytes: round(first.peakRssMegabytes, 0),
        cpuSeconds: round(first.cpuSeconds, 2),
        reimportSeconds: round(again.seconds, 2),
        reimportRowsWritten: again.result.rowsWritten,
        baselineRows: baseline.result,
        baselineSeconds: round(baseline.seconds, 2),
        baselinePeakRssMegabytes: round(baseline.peakRssMegabytes, 0),
        timesFaster: round(baseline.seconds / first.seconds),
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const parts = {
  async ours({ uai, files }: Input) {
    const result = await importFiles({
      uai,
      createSchool: 'Lycée',
      dryRun: false,
      answers: {},
      files,
      cutAccesses,
      held: HELD,
    })
    // Warnings of 17,000 pupils are not worth a message between processes.
    const { report, rowsWritten } = result
    void db.$disconnect()
    return { report: { ...report, warnings: [] }, rowsWritten }
  },
  async baseline({ uai, files }: Input) {
    const rows = await baselineImport(uai, files)
    void db.$disconnect()
    return rows
  },
}

function writeFiles(folder: string): Input {
  const school = generateSchool({ seed: 1, year: YEAR, students: STUDENTS })
  const { eleves, responsables, nomenclature } = writeSiecle(school)
  const files = [nomenclature, eleves, responsables].map((file) => writeFile(folder, file))
  return { uai: school.uai, files }
}

function writeFile(folder: string, { name, chunks }: SiecleFile): string {
  const file = path.join(folder, name)
  const handle = openSync(file, 'w')
  for (const chunk of chunks) writeSync(handle, chunk)
  closeSync(handle)
  return file
}
