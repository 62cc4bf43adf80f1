/** Sentences of the requirements about notification, word for word. */

/** TS-91. */
export const ALL_NOTIFIED = 'Toute la population sélectionnée a déjà été notifiée.'

/** TS-92. */
export const ALL_CLOSED =
  'Tous les télé-services sont fermés : la liste des télé-services du courrier de notification serait vide.'

/** TS-90, report. */
export const NO_CONTACT = 'Non notifiés (aucune coordonnée)'

export const NOBODY_SELECTED = 'Aucun responsable n’est coché. Cochez au moins une ligne, puis recommencez.'
export const NOBODY_FOUND = 'Aucun code d’accès ne correspond à cette recherche. Créez d’abord les accès.'
export const NOBODY_REACHABLE =
  'Aucun de ces responsables n’a l’adresse demandée. Choisissez un autre mode de transmission.'
export const CHOOSE_A_CHANNEL = 'Cochez « Courrier électronique », « Document Papier », ou les deux.'
export const TOO_LATE = 'L’envoi a commencé : il ne peut plus être annulé.'
export const BATCH_NOT_FOUND = 'Cette notification n’existe pas.'
