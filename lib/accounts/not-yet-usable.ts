import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Refusal } from '@/lib/platform/errors'
import { ACTIVATION, usableFromMessage } from './messages'

/** Code and date of birth are both right, and the code opens from a day to come, or from the next night (TS-47). */
export class NotYetUsable extends Refusal {
  constructor(
    readonly codeId: string,
    /** Null: its day has come, and the night of the school has not. */
    readonly usableFrom: CivilDate | null,
  ) {
    super('CLOSED', usableFrom ? usableFromMessage(usableFrom) : ACTIVATION.late)
  }
}

/** For whoever has a page for it: a code that is right too early is no refusal there. */
export function whenNotYet(error: unknown): NotYetUsable {
  if (error instanceof NotYetUsable) return error
  throw error
}
