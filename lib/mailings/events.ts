import { z } from 'zod'
import { defineEvent } from '@/lib/jobs/define-event'

const Batch = z.object({ batchId: z.uuid() })

/** The letters of a run are to be printed. */
export const lettersRequested = defineEvent('mailings/letters.requested', Batch)
/** Letters that wait to be printed speak of something that ended. */
export const lettersDied = defineEvent('mailings/letters.died', Batch)
/** The retraction delay of a run ends. */
export const delayEnded = defineEvent('mailings/batch.delay-ended', Batch)
/** The e-mails of a run may leave. */
export const batchStarted = defineEvent('mailings/batch.started', Batch)
/** A message to one person waits. */
export const messageAsked = defineEvent('mailings/message.asked', Batch)
