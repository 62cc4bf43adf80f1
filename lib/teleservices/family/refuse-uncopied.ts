import 'server-only'
import { NotYetUsable } from '@/lib/accounts'
import { listChildren } from './list-children'

/**
 * TS-16: nobody opens a pupil whom no page can show. A code that was just given back is right before its pupil is copied
 * again: it answers as one that waits for its night. Throws NotYetUsable.
 */
export async function refuseUncopied<Code extends { id: string; studentId: string }>(code: Code): Promise<Code> {
  if ((await listChildren([code.studentId])).length === 0) throw new NotYetUsable(code.id, null)
  return code
}
