import type { DeliveryChannel, DeliveryState, TeleserviceKind } from '@/lib/platform/prisma/enums'
import {
  type NotifiableState,
  type NotifiableStudentState,
  UNREACHABLE_REASONS,
  type UnreachableReason,
} from './domain/notification-plan'

/** TS-84. */
export const CHANNEL_LABELS = {
  EMAIL: 'Courrier électronique',
  LETTER: 'Document Papier',
} satisfies Record<DeliveryChannel, string>

/** As the letter and the e-mail name a téléservice: after « la ». */
export const SERVICE_IN_A_SENTENCE = {
  NOTES: 'consultation des notes',
  ABSENCES: 'consultation des absences',
  LPC: 'consultation du livret personnel de compétences',
} satisfies Record<TeleserviceKind, string>

export const TELESERVICE_ORDER = Object.keys(SERVICE_IN_A_SENTENCE) as TeleserviceKind[]

export const UNREACHABLE_LABELS = {
  NO_CONTACT: 'Aucune coordonnée',
  NO_EMAIL: 'Aucun courriel',
  NO_ADDRESS: 'Aucune adresse',
  ADDRESS_TO_CHECK: 'Adresse à vérifier',
  EMAIL_TO_CHECK: 'Courriel à vérifier',
  EMAIL_REFUSED: 'Courriel refusé : adresse inconnue',
  EMAIL_UNCERTAIN: 'Envoi incertain',
} satisfies Record<UnreachableReason, string>

/** What became of one sending, on the report. */
export const DELIVERY_STATE_LABELS = {
  PLANNED: 'En attente',
  SENDING: 'En cours',
  ACCEPTED: 'Notifié',
  FAILED: 'Courriel refusé',
  UNCERTAIN: 'Envoi incertain',
  BOUNCED: 'Courriel refusé',
  CANCELLED: 'Annulé',
  UNREACHABLE: 'Non notifié',
} satisfies Record<DeliveryState, string>

/** Why a row of « Notifier en masse » has no box; a row that may be notified has no sentence. */
export const NOTIFIABLE_STATE_LABELS = {
  READY: '',
  NOTIFIED: 'Déjà notifié',
  SENDING: 'Envoi en cours',
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

/** Why a line was not notified, in a few words. */
export function reasonText({ state, reason }: { state: DeliveryState; reason: string | null }): string {
  if (state === 'UNCERTAIN') return 'Envoi incertain'
  if (state === 'FAILED' || state === 'BOUNCED')
    return reason === 'REFUSED' ? 'Courriel refusé : adresse inconnue' : 'La messagerie ne répond pas'
  return isReason(reason) ? UNREACHABLE_LABELS[reason] : ''
}

const isReason = (reason: string | null): reason is UnreachableReason =>
  (UNREACHABLE_REASONS as readonly (string | null)[]).includes(reason)
