import type { PublicationType, TeleserviceKind } from '@/lib/platform/prisma/enums'

export type { PublicationType, TeleserviceKind }

/** TS-43, in the order of the screens. */
export const TELESERVICE_LABELS = {
  NOTES: 'Consultation des notes',
  ABSENCES: 'Consultation des absences',
  LPC: 'LPC',
} satisfies Record<TeleserviceKind, string>

export const TELESERVICE_KINDS = Object.keys(TELESERVICE_LABELS) as TeleserviceKind[]

/** As the letter and the e-mail name a téléservice: after « la ». */
export const SERVICE_IN_A_SENTENCE = {
  NOTES: 'consultation des notes',
  ABSENCES: 'consultation des absences',
  LPC: 'consultation du livret personnel de compétences',
} satisfies Record<TeleserviceKind, string>

export const TELESERVICE_ORDER = Object.keys(SERVICE_IN_A_SENTENCE) as TeleserviceKind[]
