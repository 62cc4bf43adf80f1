import type { StudentRefusal } from './domain/student-notification-refusal'

/** Sentences of the requirements about notification, word for word. */

/** TS-91. */
export const ALL_NOTIFIED = 'Toute la population sélectionnée a déjà été notifiée.'

/** TS-92. */
export const ALL_CLOSED =
  'Tous les télé-services sont fermés : la liste des télé-services du courrier de notification serait vide.'

/** TS-90, report. */
export const NO_CONTACT = 'Non notifiés (aucune coordonnée)'

export const NOBODY_SELECTED = 'Aucun responsable n’est coché. Cochez au moins une ligne, puis recommencez.'
export const SELECTION_CHANGED =
  'La sélection a changé depuis que cette page a été affichée. Rien n’est parti. Relisez ce qui va partir, puis confirmez.'
export const NOBODY_FOUND = 'Aucun code d’accès ne correspond à cette recherche. Créez d’abord les accès.'
export const NOBODY_REACHABLE =
  'Aucun de ces responsables n’a l’adresse demandée. Choisissez un autre mode de transmission.'
export const CHOOSE_A_CHANNEL = 'Cochez « Courrier électronique », « Document Papier », ou les deux.'

/** TS-109, M08 (its agreement mended, as the requirements say). */
export const ATTENTION = 'Attention'
export const SAVE_THE_PDF =
  'Pensez à enregistrer le fichier .pdf généré car les élèves seront considérés comme notifiés.'
export const NO_STUDENT_FREE =
  'Aucun de ces élèves n’est à notifier ici : leur code est déjà notifié, en cours d’envoi, à imprimer, retiré, suspendu ou déjà utilisé. La colonne « Code » le dit pour chacun.'
export const NO_STUDENT_FOUND =
  'Aucun élève ne correspond à cette recherche. Importez la base élèves, ou cherchez plus large.'

export const STUDENT_REFUSALS = {
  NO_CHANNEL: CHOOSE_A_CHANNEL,
  CLOSED: ALL_CLOSED,
  UNREACHABLE: 'Aucun de ces élèves n’a d’adresse électronique. Cochez « Document Papier » pour imprimer leur fiche.',
  NOBODY: NO_STUDENT_FOUND,
  ALL_NOTIFIED,
  NOBODY_FREE: NO_STUDENT_FREE,
} satisfies Record<StudentRefusal, string>
