import type { AccessState } from './domain/access-changes'

/** Why a row of « Créer les accès en masse » is read-only; the two states that can change have no sentence. */
export const ACCESS_STATE_LABELS = {
  NONE: '',
  CREATED: '',
  NOTIFIED: 'Notifié. À gérer individuellement',
  SENDING: 'Envoi en cours',
  USED: 'Compte ouvert. À gérer individuellement',
  EXPIRED: 'Code expiré. À gérer individuellement',
  REVOKED: 'À gérer individuellement',
  REFUSED: 'Refus. À gérer individuellement',
  ADULT_STUDENT: 'élève majeur',
} satisfies Record<AccessState, string>
