import type { SchoolActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'

/** Whose codes and accesses end with an import or a change of year (TS-12, TS-124). */
export type Cut = {
  schoolId: string
  guardianshipIds: string[]
  studentIds: string[]
  reason: 'STUDENT_LEFT' | 'NOT_LEGAL_ANYMORE'
}

/** How many live accesses and valid codes ended. */
export type Ended = { accesses: number; codes: number }

/**
 * Ends the valid codes and the live accesses of these holders. Given by the entry points, because accounts stand above
 * schools: this context cannot know them.
 */
export type CutAccesses = (tx: Tx, actor: SchoolActor, cut: Cut) => Promise<Ended>

/**
 * Ends what holders keep who are not present, or not légal any more: a night may have attached a couple that an undoing ends.
 * Given as `CutAccesses` is.
 */
export type CloseLapsed = (tx: Tx, actor: SchoolActor, schoolIds: readonly string[]) => Promise<unknown>
