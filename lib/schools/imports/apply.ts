import 'server-only'
import { beginChange } from '@/lib/changes/commands/begin-change'
import { newestStanding } from '@/lib/changes/queries/find-change'
import type { LoadCounts } from '@/lib/loads/kinds'
import type { Writing } from '@/lib/loads/run-load'
import { today } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CutAccesses } from '../people/end-accesses'
import { lockSchools } from '../settings/commands/mark-replicated'
import { applyGuardians, applyGuardianships } from './apply-guardians'
import { applyLabels, applyStudents } from './apply-students'
import type { CutCount } from './cuts'
import { ACCOUNTS_OPENED_SINCE, BASE_CHANGED_SINCE, YEAR_CHANGED_SINCE } from './messages'
import type { ImportFigures } from './report'

/** Writes the staged rows of a confirmed import, all or nothing. Returns the figures that the journal keeps. */
export async function writeStagedImport(tx: Tx, work: Writing, cutAccesses: CutAccesses): Promise<LoadCounts> {
  const { load, tell } = work
  const { id: importId, schoolId } = load
  // What changes the year of the school waits for the end of the writing, and the other way round.
  await lockSchools(tx, [schoolId])
  const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { currentYear: true } })
  const figures = load.report as ImportFigures
  if (figures.schoolYear !== school.currentYear) throw new Refusal('CONFLICT', YEAR_CHANGED_SINCE)
  if (figures.lastChange !== undefined && figures.lastChange !== (await newestStanding(schoolId, tx)))
    throw new Refusal('CONFLICT', BASE_CHANGED_SINCE)
  const context = {
    importId,
    schoolId,
    year: figures.year,
    isCurrentYear: figures.year === school.currentYear,
    isPastYear: figures.year < school.currentYear,
    today: today(),
    figures,
  }
  await beginChange(tx, work.actor, { schoolId, kind: 'IMPORT', loadId: importId })
  tell(10, 'Écriture des élèves')
  let written = await applyLabels(tx, context)
  written += await applyStudents(tx, context)
  tell(45, 'Écriture des responsables')
  written += await applyGuardians(tx, context)
  written += await applyGuardianships(tx, context)
  tell(85, 'Retrait des accès')
  const left = figures.students.left > 0 ? await cutLeft(tx, work, cutAccesses) : 0
  const lost = left + (await cutNoLongerLegal(tx, work, cutAccesses))
  if (figures.cuts && lost > announced(figures.cuts)) throw new Refusal('CONFLICT', ACCOUNTS_OPENED_SINCE)
  tell(95, 'Fin de l’écriture')
  return {
    studentsCreated: figures.students.created,
    studentsUpdated: figures.students.updated,
    studentsLeft: figures.students.left,
    guardianshipsRemoved: figures.guardianships.removed,
    rowsWritten: written,
  }
}

/** Accounts that the page said would lose their access. */
const announced = (cuts: readonly CutCount[]): number => cuts.reduce((sum, { accounts }) => sum + accounts, 0)

/** Returns how many live accesses it ended, as the next one does. */
async function cutLeft(tx: Tx, { actor, load }: Writing, cutAccesses: CutAccesses): Promise<number> {
  const { id: importId, schoolId } = load
  const left = await tx.$queryRaw<{ id: string }[]>`
    select student_id as id from import_student where import_id = ${importId}::uuid and change = 'LEFT' and left_on is not null`
  if (left.length === 0) return 0
  const studentIds = left.map(({ id }) => id)
  const couples = await tx.$queryRaw<{ id: string }[]>`
    select id from guardianship where school_id = ${schoolId}::uuid and student_id = any(${studentIds}::uuid[])`
  const guardianshipIds = couples.map(({ id }) => id)
  const { accesses } = await cutAccesses(tx, actor, { schoolId, guardianshipIds, studentIds, reason: 'STUDENT_LEFT' })
  return accesses
}

/** TS-78: only légal 1 and légal 2 have access; whoever is neither any more, or no responsable at all, loses it. */
async function cutNoLongerLegal(tx: Tx, { actor, load }: Writing, cutAccesses: CutAccesses): Promise<number> {
  const { id: importId, schoolId } = load
  const couples = await tx.$queryRaw<{ id: string }[]>`
    select guardianship_id as id from import_guardianship
    where import_id = ${importId}::uuid and (change = 'REMOVED' or (change = 'CHANGED' and legal_rank is null))`
  if (couples.length === 0) return 0
  const guardianshipIds = couples.map(({ id }) => id)
  const cut = { schoolId, guardianshipIds, studentIds: [], reason: 'NOT_LEGAL_ANYMORE' as const }
  return (await cutAccesses(tx, actor, cut)).accesses
}
