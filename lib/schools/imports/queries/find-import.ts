import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { findLoadProgress, type LoadProgress } from '@/lib/loads/queries/find-load-progress'
import { listLoadQuestions } from '@/lib/loads/queries/list-load-anomalies'
import { findLoad, type LoadRow } from '@/lib/loads/queries/list-loads'
import { importLoad } from '../load-kind'
import type { ImportFigures } from '../report'

export type ImportDetails = Omit<LoadRow, 'report'> & {
  figures: ImportFigures | null
  /** Messages of the questions, with their codes. */
  questions: { code: string; message: string }[]
}

/** One import of the actor's school; null when it is another school's or does not exist. */
export async function findImport(actor: StaffActor, importId: string): Promise<ImportDetails | null> {
  const asked = { kind: importLoad, loadId: importId }
  const found = await findLoad(actor, asked)
  if (!found) return null
  const { report, ...rest } = found
  return { ...rest, figures: report as ImportFigures | null, questions: await listLoadQuestions(actor, asked) }
}

/** How far it is: read every two seconds by an open page. */
export const findImportProgress = (actor: StaffActor, importId: string): Promise<LoadProgress | null> =>
  findLoadProgress(actor, { kind: importLoad, loadId: importId })
