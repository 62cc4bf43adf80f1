import type { DeliveryState } from '@/lib/platform/prisma/enums'
import { UNREACHABLE_REASONS, type UnreachableReason } from './domain/channel'

export const UNREACHABLE_LABELS = {
  NO_CONTACT: 'Aucune coordonnée',
  NO_EMAIL: 'Aucun courriel',
  NO_ADDRESS: 'Aucune adresse',
  ADDRESS_TO_CHECK: 'Adresse à vérifier',
  NAME_TO_CHECK: 'Nom à vérifier : autre alphabet',
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

/** Why a line was not notified, in a few words. */
export function reasonText({ state, reason }: { state: DeliveryState; reason: string | null }): string {
  if (state === 'UNCERTAIN') return 'Envoi incertain'
  if (state === 'FAILED' || state === 'BOUNCED')
    return reason === 'REFUSED' ? 'Courriel refusé : adresse inconnue' : 'La messagerie n’a pas pris le courriel'
  return isReason(reason) ? UNREACHABLE_LABELS[reason] : ''
}

const isReason = (reason: string | null): reason is UnreachableReason =>
  (UNREACHABLE_REASONS as readonly (string | null)[]).includes(reason)
