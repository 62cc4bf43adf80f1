import 'server-only'
import { actsOn } from '@/lib/audit/acts-on'
import type { Tx } from '@/lib/platform/db'

/** Among these codes of the school, those that somebody displayed: whoever saw one may have told it. */
export const listDisplayed = (
  tx: Tx,
  { schoolId, codeIds }: { schoolId: string; codeIds: readonly string[] },
): Promise<Set<string>> =>
  actsOn(tx, { schoolId, action: 'activation-code.displayed', targetType: 'activation-code', targetIds: codeIds })
