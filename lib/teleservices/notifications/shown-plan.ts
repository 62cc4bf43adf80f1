import { sha256Hex } from '@/lib/platform/crypto'
import type { Plan } from './domain/notification-plan'

/** Who receives what, in one word: the check page carries it, so that the press sends what was read and nothing else. */
export const shownPlan = (lines: readonly { id: string; plan: Plan }[]): Promise<string> =>
  sha256Hex(
    lines
      .map(({ id, plan }) => `${id} ${plan.channel ?? plan.reason}`)
      .sort()
      .join('\n'),
  )
