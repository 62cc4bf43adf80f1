import type { PublicationType, TeleserviceKind } from '@/lib/platform/prisma/enums'
import type { AccessState } from '../accesses/domain/access-changes'
import type { JourneyStep } from '../follow-up/domain/journey'
import type { Cause } from '../follow-up/domain/without-account'

export type { PublicationType, TeleserviceKind }

/** TS-43, in the order of the screens. */
export const TELESERVICE_LABELS = {
  NOTES: 'Consultation des notes',
  ABSENCES: 'Consultation des absences',
  LPC: 'LPC',
} satisfies Record<TeleserviceKind, string>

export const TELESERVICE_KINDS = Object.keys(TELESERVICE_LABELS) as TeleserviceKind[]

/** TS-56, TS-57. */
export const PUBLICATION_TYPE_LABELS = {
  CONTINUOUS: 'Au fil de l’eau',
  DEADLINE: 'A échéance',
} satisfies Record<PublicationType, string>

/** « qualité » (TS-72). */
export const LEGAL_RANK_LABELS: Record<number, string> = { 1: 'Légal 1', 2: 'Légal 2' }

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

/** TS-32. */
export const JOURNEY_LABELS = {
  OPEN: 'Ouvrir',
  SET_UP: 'Paramétrer',
  CREATE: 'Créer les accès',
  NOTIFY: 'Notifier',
  FOLLOW: 'Suivre',
} satisfies Record<JourneyStep, string>

/** Dashboard: why a couple has no account yet. */
export const CAUSE_LABELS = {
  NOT_OPENED: 'Code reçu, compte pas encore ouvert',
  NOT_NOTIFIED: 'Accès créé, pas encore notifié',
  SENDING: 'Envoi en cours',
  NOT_CREATED: 'Accès pas encore créé',
  UNDELIVERED: 'Courriel ou lettre non remis',
  SUSPENDED: 'Code suspendu',
  EXPIRED: 'Code expiré',
  REFUSED: 'Refus du responsable',
  WITHDRAWN: 'Accès retiré',
  ADULT_STUDENT: 'Élève majeur, son propre responsable',
} satisfies Record<Cause, string>

export const CAUSE_MEANINGS = {
  NOT_OPENED: 'Le responsable a son code et ne l’a pas encore saisi.',
  NOT_NOTIFIED: 'Le code existe, personne ne l’a reçu.',
  SENDING: 'Le courriel ou la lettre est en route.',
  NOT_CREATED: 'Le responsable n’a pas de code.',
  UNDELIVERED: 'L’adresse manque, n’existe plus ou la boîte est pleine.',
  SUSPENDED: 'Cinq dates de naissance fausses\u00a0: un nouveau code est nécessaire.',
  EXPIRED: 'Son dernier jour est passé\u00a0: un nouveau code est nécessaire.',
  REFUSED: 'Coupons-réponse enregistrés.',
  WITHDRAWN: 'À gérer individuellement.',
  ADULT_STUDENT: 'L’élève reçoit son propre code.',
} satisfies Record<Cause, string>
