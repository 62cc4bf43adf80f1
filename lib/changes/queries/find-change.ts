import 'server-only'
import { db, type Tx } from '@/lib/platform/db'

const LAST = {
  id: true,
  schoolId: true,
  kind: true,
  loadId: true,
  fromYear: true,
  toYear: true,
  madeAt: true,
  recordedAt: true,
  undoneAt: true,
  forgottenAt: true,
} as const

export type LastChange = {
  id: string
  schoolId: string
  kind: 'IMPORT' | 'YEAR'
  loadId: string | null
  fromYear: number | null
  toYear: number | null
  madeAt: Date
  recordedAt: Date
  undoneAt: Date | null
  forgottenAt: Date | null
}

type Asked = { schoolId: string } & ({ loadId: string } | { kind: 'YEAR' })

/** The change that an import made, or the last change of year of a school that stands; null when there is none. */
export function findChange({ schoolId, ...asked }: Asked, tx: Tx = db): Promise<LastChange | null> {
  const standing = 'kind' in asked ? { undoneAt: null } : {}
  return tx.schoolChange.findFirst({
    where: { schoolId, ...asked, ...standing },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    select: LAST,
  })
}

/** The last change of a school that stands; null when there is none. What it says of the base is what people saw. */
export async function newestStanding(schoolId: string, tx: Tx = db): Promise<string | null> {
  const newest = await tx.schoolChange.findFirst({
    where: { schoolId, undoneAt: null },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return newest?.id ?? null
}
