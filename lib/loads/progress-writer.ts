import 'server-only'
import { db } from '@/lib/platform/db'

const EVERY_MILLISECONDS = 400

/**
 * Writes how far a load is on its row, at most a few times a second, on a connection of its own: the transaction under
 * way hides its work, not its progress. A figure that cannot be written stops nothing.
 */
export function progressWriter(loadId: string, state: 'ANALYSING' | 'APPLYING') {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    /** Percentage and French sentence; called often, never fails. */
    tell(progress: number, progressLabel: string) {
      const now = performance.now()
      if (now - last < EVERY_MILLISECONDS) return
      last = now
      writing = writing
        .then(() => db.fileLoad.updateMany({ where: { id: loadId, state }, data: { progress, progressLabel } }))
        .catch(() => {})
    },
    /** Waits for the figure that travels: it must not meet the end of the transaction. */
    settle: () => writing,
  }
}
