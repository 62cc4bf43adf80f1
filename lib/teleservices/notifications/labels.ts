import type { DeliveryChannel } from '@/lib/platform/prisma/enums'
import type { NotifiableState, NotifiableStudentState } from './domain/notification-plan'

/** TS-84. */
export const CHANNEL_LABELS = {
  EMAIL: 'Courrier électronique',
  LETTER: 'Document Papier',
} satisfies Record<DeliveryChannel, string>

/** Why a row of « Notifier en masse » has no box; a row that may be notified has no sentence. */
export const NOTIFIABLE_STATE_LABELS = {
  READY: '',
  NOTIFIED: 'Déjà notifié',
  SENDING: 'Envoi en cours, ou lettre à imprimer',
  SUSPENDED: 'Code suspendu',
  USED: 'A déjà un compte',
  EXPIRED: 'Code expiré : créez-en un nouveau sur la page de la personne',
  NO_COPY: 'Code rendu sans sa copie : créez-en un nouveau sur la page de la personne',
} satisfies Record<NotifiableState, string>

/** As above, for « Accès des Elèves ». */
export const NOTIFIABLE_STUDENT_STATE_LABELS = {
  ...NOTIFIABLE_STATE_LABELS,
  WITHDRAWN: 'Code retiré',
} satisfies Record<NotifiableStudentState, string>
