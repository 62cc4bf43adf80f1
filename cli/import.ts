import path from 'node:path'
import { parseArgs } from 'node:util'
import { cutAccesses, HELD } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { importFiles } from '@/lib/schools/imports/import-files'
import { describeReport } from '@/lib/schools/imports/report-text'

const USAGE = `Usage : npm run import -- --uai <UAI> [--create-school <nom>] [--year <année>] [--dry-run] [--json]
                          [--allow-departures] [--accept-doubts] [--skip-invalid] FICHIER…`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      uai: { type: 'string' },
      'create-school': { type: 'string' },
      year: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'allow-departures': { type: 'boolean', default: false },
      'accept-doubts': { type: 'boolean', default: false },
      'skip-invalid': { type: 'boolean', default: false },
    },
  })
  if (!values.uai) throw new Error('Donnez le numéro de l’établissement : --uai 0990012X.')
  if (positionals.length === 0) throw new Error('Donnez au moins un fichier exporté de SIECLE, XML ou ZIP.')
  if (values.year !== undefined && !/^\d{4}$/.test(values.year))
    throw new Error('--year est l’année de la rentrée, par exemple 2026.')
  // Names are relative to where people stand, which is not where the command runs.
  const here = process.env.INIT_CWD ?? process.cwd()
  return { ...values, uai: values.uai, files: positionals.map((file) => path.resolve(here, file)) }
}

async function main(): Promise<number> {
  const args = readArguments()
  const { report } = await importFiles({
    uai: args.uai,
    createSchool: args['create-school'],
    year: args.year === undefined ? undefined : Number(args.year),
    dryRun: args['dry-run'],
    answers: {
      allowDepartures: args['allow-departures'],
      acceptReplaced: args['allow-departures'],
      allowCuts: args['allow-departures'],
      acceptDoubts: args['accept-doubts'],
      skipInvalid: args['skip-invalid'],
    },
    files: args.files,
    cutAccesses,
    held: HELD,
  })
  process.stdout.write(args.json ? `${JSON.stringify(report)}\n` : describeReport(report))
  return report.status === 'rejected' ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}\n`)
  if (/--|FICHIER|option|Unknown|Donnez/.test(message)) process.stderr.write(`${USAGE}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
}
