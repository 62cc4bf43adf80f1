import type { JourneyStep } from './domain/journey'
import type { Cause } from './domain/without-account'

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
  NOT_OPENED: 'Code envoyé, compte pas encore ouvert',
  NOT_NOTIFIED: 'Accès créé, pas encore notifié',
  TO_PRINT: 'Lettre à imprimer',
  SENDING: 'Envoi en cours',
  NOT_CREATED: 'Accès pas encore créé',
  UNDELIVERED: 'Courriel ou lettre non remis',
  UNCERTAIN: 'Envoi incertain',
  SUSPENDED: 'Code suspendu',
  EXPIRED: 'Code expiré',
  REFUSED: 'Refus du responsable',
  WITHDRAWN: 'Accès retiré',
  ADULT_STUDENT: 'Élève majeur, son propre responsable',
} satisfies Record<Cause, string>

export const CAUSE_MEANINGS = {
  NOT_OPENED: 'Le code est parti et n’a pas encore été saisi.',
  NOT_NOTIFIED: 'Le code existe et n’a été envoyé à personne.',
  TO_PRINT: 'Le fichier est prêt. Son téléchargement enregistre la date de notification.',
  SENDING: 'Le courriel est en route.',
  NOT_CREATED: 'Le responsable n’a pas de code.',
  UNDELIVERED: 'L’adresse manque, n’existe plus, ou l’envoi a été refusé.',
  UNCERTAIN: 'Le courriel est peut-être arrivé. Il ne repartira pas\u00a0: passez par le papier.',
  SUSPENDED: 'Cinq dates de naissance fausses\u00a0: un nouveau code est nécessaire.',
  EXPIRED: 'Son dernier jour est passé\u00a0: un nouveau code est nécessaire.',
  REFUSED: 'Coupon-réponse enregistré, ou élève que le responsable dit ne pas être le sien.',
  WITHDRAWN: 'À gérer individuellement.',
  ADULT_STUDENT: 'L’élève reçoit son propre code.',
} satisfies Record<Cause, string>
