import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import type { CivilDate } from '@/lib/platform/dates'
import { type Anomaly, fileAnomaly } from './anomalies'
import { countCuts } from './cuts'
import { diffGuardians, diffGuardianships, keepStudents } from './diff-guardians'
import { type DiffContext, diffDepartures, diffPrepared, diffPresentStudents } from './diff-students'
import { isQuestion } from './domain/import-decision'
import { countStaged } from './figures'
import { countGuardianDoubts, matchGuardians } from './match-guardians'
import { countReusedIds, createMatchTables, matchStudents } from './match-students'
import { noLongerPrepared, questionsOf } from './questions'
import { createRawTables, rawWriter } from './raw-tables'
import type { Envelope, Envelopes } from './readers/envelopes'
import { ineUniqueAnomalies, readFiles } from './readers/read-files'
import type { ImportFigures } from './report'
import { writeRowAnomalies } from './row-anomalies'

export type AnalysisInput = {
  importId: string
  schoolId: string
  schoolYear: number
  /** The last change of the school that stood before the comparison. */
  lastChange: string | null
  envelopes: Envelopes
  today: CivilDate
  /** SQL of accounts: who holds what (countCuts). */
  held: string
  /** Percentage and French sentence; called often, must not fail. */
  onProgress: (percent: number, label: string) => void
}

export type Analysis =
  | { outcome: 'REJECTED'; anomalies: Anomaly[] }
  | { outcome: 'ANALYSED'; figures: ImportFigures; anomalies: Anomaly[] }

/**
 * Reads the files and writes what they would change into the staging tables of the import. Must run inside one
 * transaction of `client`: the caller keeps it or throws it away. `anomalies` are those of the files and the school;
 * those of people are written beside the staged rows.
 */
export async function analyse(client: BulkClient, input: AnalysisInput): Promise<Analysis> {
  const { envelopes, importId, onProgress } = input
  if (envelopes.files.length === 0 || envelopes.year === null)
    return { outcome: 'REJECTED', anomalies: envelopes.anomalies }
  await createRawTables(client)
  await createMatchTables(client)
  // Freshly filled tables have no statistics: without them rows are compared one by one.
  await client.query('set local default_statistics_target = 5')
  const writer = rawWriter(client)
  const read = await readFiles(envelopes.files, writer, input.today, (share) =>
    onProgress(Math.round(share * 60), 'Lecture des fichiers'),
  )
  const faults = [...read.faults, ...ineUniqueAnomalies(read.repeatedIne)]
  if (faults.length > 0) return { outcome: 'REJECTED', anomalies: [...envelopes.anomalies, ...faults, ...read.errors] }
  await writer.finish()

  const context: DiffContext = {
    importId,
    schoolId: input.schoolId,
    year: envelopes.year,
    isCurrentYear: envelopes.year === input.schoolYear,
    isPastYear: envelopes.year < input.schoolYear,
    today: input.today,
  }
  const has = (root: Envelope['root']) => envelopes.files.some((file) => file.root === root)
  onProgress(65, 'Comparaison des élèves')
  const { reused, unprepared, ...departures } = has('BEE_ELEVES') ? await diffStudents(client, context) : NOTHING
  if (has('BEE_RESPONSABLES')) {
    onProgress(75, 'Comparaison des responsables')
    await keepStudents(client, context, has('BEE_ELEVES'))
    if (!(await knowsStudents(client, context))) return withoutStudents(envelopes)
    await matchGuardians(client, context)
    await diffGuardians(client, context)
    await client.query('analyze import_guardian')
    await diffGuardianships(client, context)
    await client.query('analyze import_guardianship')
  } else await client.query('create temporary table kept_student (source_id text, student_id uuid) on commit drop')
  onProgress(90, 'Recherche des anomalies')
  await stageLabels(client, importId)
  await writeRowAnomalies(client, importId)
  const counts = await countStaged(client, importId)
  const cut = await countCuts(client, context, input.held)
  const questions = questionsOf({
    ...context,
    ...departures,
    ...reused,
    ...cut,
    guardianDoubts: await countGuardianDoubts(client, importId),
    schoolYear: input.schoolYear,
    invalid: counts.invalid,
  })
  const figures: ImportFigures = {
    year: envelopes.year,
    schoolYear: input.schoolYear,
    lastChange: input.lastChange,
    ...counts,
    ...departures,
    cuts: cut.cuts,
    withoutGuardians: !has('BEE_RESPONSABLES'),
    questions: questions.map(({ code }) => code).filter(isQuestion),
  }
  return {
    outcome: 'ANALYSED',
    figures,
    anomalies: [...envelopes.anomalies, ...questions, ...noLongerPrepared(envelopes.year, unprepared)],
  }
}

const NOBODY_LEAVES = { missing: 0, enrolled: 0 }
const NOTHING = { ...NOBODY_LEAVES, unprepared: 0, reused: { replaced: 0, doubts: 0 } }

async function diffStudents(client: BulkClient, context: DiffContext) {
  await matchStudents(client, context)
  await diffPresentStudents(client, context)
  const departures = context.isCurrentYear ? await diffDepartures(client, context) : NOBODY_LEAVES
  const isToCome = !context.isCurrentYear && !context.isPastYear
  const unprepared = isToCome ? await diffPrepared(client, context) : 0
  await client.query('analyze import_student')
  return { ...departures, unprepared, reused: await countReusedIds(client, context.importId) }
}

async function knowsStudents(client: BulkClient, { schoolId }: DiffContext): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    `select exists (select from raw_link l join kept_student k on k.source_id = l.student_source_id)
         or exists (select from raw_link l join student s on s.school_id = $1 and s.source_id = l.student_source_id) as known`,
    [schoolId],
  )
  return rows[0]?.known === true
}

const withoutStudents = (envelopes: Envelopes): Analysis => ({
  outcome: 'REJECTED',
  anomalies: [
    ...envelopes.anomalies,
    fileAnomaly(
      'ERROR',
      'GUARDIANS_WITHOUT_STUDENTS',
      'Aucun élève de ces responsables n’est connu. Importez d’abord le fichier des élèves, ou les deux ensemble.',
      envelopes.files.find(({ root }) => root === 'BEE_RESPONSABLES')?.xml.name ?? null,
    ),
  ],
})

/** Divisions of the pupils who stay; MEF of the nomenclature, and those that pupils follow without it. */
async function stageLabels(client: BulkClient, importId: string): Promise<void> {
  await client.query(
    `insert into import_division (import_id, code, label)
     select $1::uuid, i.code, (select d.label from raw_division d where d.code = i.code limit 1)
     from (select distinct division_code as code from import_student
           where import_id = $1 and change <> 'LEFT' and division_code is not null) i`,
    [importId],
  )
  await client.query(
    `insert into import_mef (import_id, code, label, long_label)
     select distinct on (code) $1::uuid, code, label, long_label from (
       select code, label, long_label from raw_mef
       union all select mef_code, null, null from import_student
         where import_id = $1 and change <> 'LEFT' and mef_code is not null) m
     order by code, label nulls last`,
    [importId],
  )
}
