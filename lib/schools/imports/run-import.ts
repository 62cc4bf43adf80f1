import 'server-only'
import { newestStanding } from '@/lib/changes/queries/find-change'
import { nameRoots } from '@/lib/loads/name-roots'
import { type Analysing, analyseLoad, applyLoad, LoadRejected } from '@/lib/loads/run-load'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { CutAccesses } from '../people/end-accesses'
import { analyse } from './analyse'
import { writeStagedImport } from './apply'
import { importLoad } from './load-kind'
import { readEnvelopes } from './readers/envelopes'
import { clearStagedRows } from './staged-rows'

/**
 * Analyses an uploaded import, or begins again the analysis that a dead process left: nothing of the first try remains.
 * Does nothing when the import is already further.
 */
export const analyseImport = (importId: string, held: string): Promise<void> =>
  analyseLoad({ kind: importLoad, loadId: importId, job: 'schools.analyse-import' }, (work) => analyseFiles(work, held))

async function analyseFiles({ client, load, files, tell }: Analysing, held: string) {
  const { id: importId, schoolId } = load
  const lastChange = await newestStanding(schoolId)
  const school = await db.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { uai: true, currentYear: true },
  })
  const envelopes = await readEnvelopes(files, { uai: school.uai, year: null })
  await nameRoots(
    importId,
    envelopes.files.map(({ xml, root }) => ({ name: xml.name, root })),
  )
  await clearStagedRows(client, importId)
  const analysis = await analyse(client, {
    importId,
    schoolId,
    schoolYear: school.currentYear,
    lastChange,
    envelopes,
    today: today(),
    held,
    onProgress: tell,
  })
  if (analysis.outcome === 'REJECTED') throw new LoadRejected(analysis.anomalies)
  return { year: analysis.figures.year, report: analysis.figures, anomalies: analysis.anomalies }
}

/** Writes a confirmed import. Interrupted, it has written nothing and begins again; done, it does nothing. */
export const applyImport = (importId: string, cutAccesses: CutAccesses): Promise<void> =>
  applyLoad({ kind: importLoad, loadId: importId, job: 'schools.apply-import' }, (tx, work) =>
    writeStagedImport(tx, work, cutAccesses),
  )
