import { z } from 'zod'
import { defineEvent } from '@/lib/jobs/define-event'

const Import = z.object({ importId: z.uuid() })

/** Files are stored and wait for their analysis. */
export const importUploaded = defineEvent('schools/import.uploaded', Import)
/** Somebody said yes: the staged rows are to be written. */
export const importConfirmed = defineEvent('schools/import.confirmed', Import)
