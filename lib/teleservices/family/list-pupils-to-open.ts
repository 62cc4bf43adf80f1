import 'server-only'
import { familyDisplayName } from '@/lib/platform/text'
import { listChildren } from './list-children'

type Opened = {
  /** Of the code; both right with a date of birth in this browser. */
  studentId: string
  siblings: readonly { guardianshipId: string; studentId: string }[]
}

export type PupilToOpen = {
  /** Null for the pupil of the code itself. */
  guardianshipId: string | null
  /** « Lina Belkacem » */
  name: string
  /** « 1G3 · Lycée du Pont-Vert » */
  place: string
}

/**
 * Whom a code would open, as replicated, its own pupil first (TS-16); with the phone of the school. A sibling who is not
 * copied is left out, and thus not opened; null when the pupil of the code is not: nothing can be shown before the night.
 */
export async function listPupilsToOpen({
  studentId,
  siblings,
}: Opened): Promise<{ pupils: PupilToOpen[]; phone: string | null } | null> {
  const couples = [{ guardianshipId: null, studentId }, ...siblings]
  const children = await listChildren(couples.map((couple) => couple.studentId))
  if (children[0]?.studentId !== studentId) return null
  const pupils = couples.flatMap(({ guardianshipId, studentId }) => {
    const child = children.find((one) => one.studentId === studentId)
    if (!child) return []
    const place = [child.division, child.school.name].filter(Boolean).join(' · ')
    return [{ guardianshipId, name: familyDisplayName(child), place }]
  })
  return { pupils, phone: children[0].school.phone }
}
