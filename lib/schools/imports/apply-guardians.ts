import type { Tx } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/db'
import type { ApplyContext } from './apply-students'
import { GUARDIAN_COLUMNS, GUARDIANSHIP_COLUMNS } from './diff-guardians'

const list = (alias: string, columns: readonly string[]) =>
  Prisma.raw(columns.map((column) => (alias ? `${alias}.${column}` : column)).join(', '))
const assign = (columns: readonly string[]) => Prisma.raw(columns.map((column) => `${column} = i.${column}`).join(', '))

/** Responsables who come or change. Returns the rows written. */
export async function applyGuardians(tx: Tx, { importId, schoolId, figures }: ApplyContext): Promise<number> {
  if (figures.guardians.created + figures.guardians.updated === 0) return 0
  const created = await tx.$executeRaw`
    insert into guardian (id, school_id, source_id, ${list('', GUARDIAN_COLUMNS)})
    select i.guardian_id, ${schoolId}::uuid, i.source_id, ${list('i', GUARDIAN_COLUMNS)}
    from import_guardian i where i.import_id = ${importId}::uuid and i.change = 'CREATED'`
  if (figures.guardians.updated === 0) return created
  const changed = await tx.$executeRaw`
    update guardian g set source_id = i.source_id, ${assign(GUARDIAN_COLUMNS)}
    from import_guardian i
    where i.import_id = ${importId}::uuid and i.change = 'CHANGED' and g.id = i.guardian_id and g.school_id = ${schoolId}::uuid`
  return created + changed
}

/**
 * Links that come, change or end. Ranks are freed before they are given again: two parents may exchange légal 1 and
 * légal 2, and `one_guardian_per_legal_rank` looks at each row. Returns the rows written.
 */
export async function applyGuardianships(tx: Tx, context: ApplyContext): Promise<number> {
  const { importId, schoolId, figures } = context
  const { created: toCreate, updated, removed } = figures.guardianships
  const touched = updated + removed > 0 ? await changeGuardianships(tx, context) : 0
  if (toCreate === 0) return touched
  const created = await tx.$executeRaw`
    insert into guardianship (id, school_id, guardian_id, student_id, ${list('', GUARDIANSHIP_COLUMNS)})
    select i.guardianship_id, ${schoolId}::uuid, i.guardian_id, i.student_id, ${list('i', GUARDIANSHIP_COLUMNS)}
    from import_guardianship i where i.import_id = ${importId}::uuid and i.change = 'CREATED'`
  return touched + created
}

async function changeGuardianships(tx: Tx, { importId, schoolId, today }: ApplyContext): Promise<number> {
  const ended = await tx.$executeRaw`
    update guardianship x set ended_on = ${today}::date
    from import_guardianship i
    where i.import_id = ${importId}::uuid and i.change = 'REMOVED' and x.id = i.guardianship_id and x.school_id = ${schoolId}::uuid`
  await tx.$executeRaw`
    update guardianship x set legal_rank = null
    from import_guardianship i
    where i.import_id = ${importId}::uuid and i.change = 'CHANGED' and x.id = i.guardianship_id
      and x.school_id = ${schoolId}::uuid and x.legal_rank is not null and x.legal_rank is distinct from i.legal_rank`
  const changed = await tx.$executeRaw`
    update guardianship x set ${assign(GUARDIANSHIP_COLUMNS)}, ended_on = null
    from import_guardianship i
    where i.import_id = ${importId}::uuid and i.change = 'CHANGED' and x.id = i.guardianship_id and x.school_id = ${schoolId}::uuid`
  return ended + changed
}
