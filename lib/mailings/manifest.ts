import 'server-only'
import type { Manifest } from '@/lib/jobs/manifest'
import { deliverEmails, deliverMessage } from './jobs/deliver-emails'
import { printLetters } from './jobs/print-letters'
import { redrawLetters } from './jobs/redraw-letters'
import { resumeNotificationBatches } from './jobs/resume-batches'
import { startNotificationBatch } from './jobs/start-batch'
import { lettersOpener } from './opener'

export const MAILINGS: Manifest = {
  jobs: [startNotificationBatch, deliverEmails, deliverMessage, printLetters, redrawLetters, resumeNotificationBatches],
  mailingKinds: [],
  loadKinds: [],
  openers: [lettersOpener],
}
