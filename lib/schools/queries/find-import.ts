import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { db } from '@/lib/platform/db'
import type { ImportStatus } from '../domain/import-states'
import type { ImportFigures } from '../imports/report'

export type ImportDetails = {
  id: string
  state: ImportStatus
  year: number | null
  createdAt: Date
  finishedAt: Date | null
  requestedBy: string | null
  confirmedBy: string | null
  progress: number
  progressLabel: string | null
  files: { name: string; size: number; sha256: string; root: string | null }[]
  figures: ImportFigures | null
  /** Messages of the questions, with their codes. */
  questions: { code: string; message: string }[]
}

/** One import of the actor's school; null when it is another school's or does not exist. */
export async function findImport(actor: StaffActor, importId: string): Promise<ImportDetails | null> {
  const found = await db.import.findFirst({
    where: { id: importId, schoolId: actor.schoolId },
    select: {
      id: true,
      state: true,
      year: true,
      createdAt: true,
      finishedAt: true,
      requestedById: true,
      confirmedById: true,
      progress: true,
      progressLabel: true,
      report: true,
      files: { select: { name: true, size: true, sha256: true, root: true }, orderBy: { name: 'asc' } },
      anomalies: { where: { severity: 'QUESTION' }, select: { code: true, message: true }, orderBy: { code: 'desc' } },
    },
  })
  if (!found) return null
  const { requestedById, confirmedById, report, anomalies, ...rest } = found
  const names = await namesOfAccounts([requestedById, confirmedById])
  return {
    ...rest,
    requestedBy: names.get(requestedById ?? '') ?? null,
    confirmedBy: names.get(confirmedById ?? '') ?? null,
    figures: report as ImportFigures | null,
    questions: anomalies,
  }
}

export type ImportProgress = Pick<ImportDetails, 'state' | 'progress' | 'progressLabel'>

/** How far it is: read every two seconds by an open page. */
export const findImportProgress = (actor: StaffActor, importId: string): Promise<ImportProgress | null> =>
  db.import.findFirst({
    where: { id: importId, schoolId: actor.schoolId },
    select: { state: true, progress: true, progressLabel: true },
  })
