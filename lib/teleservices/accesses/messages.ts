/** Sentences of the requirements, word for word. */

/** TS-38: shown until the school opens one. */
export const NOTHING_OPEN =
  'Les télé-services ne sont pas encore ouverts dans votre établissement. Pour les proposer aux familles, ouvrez-les dans Gestion des Services.'

/** TS-41. */
export const STATE_HEADING = "Etat des différents téléservices dans l'établissement :"

/** TS-42. */
export const NOT_ELIGIBLE =
  "Vous ne pouvez prétendre à ce téléservice : soit vous n'êtes pas utilisateur du module Sconet correspondant, soit vous n'êtes pas expérimentateur de ce téléservice."

/** TS-26. */
export const MANDATORY_OPEN = 'L’académie rend ce service obligatoire : il reste ouvert.'
export const MANDATORY_CLOSED = 'L’académie rend ce service obligatoire : ouvrez-le.'

/** TS-69. */
export const OPEN_FIRST =
  'Ouvrez d’abord un téléservice : sans service ouvert, un accès ne montrerait rien aux familles.'

/** TS-77. */
export const UNSAVED_QUESTION = 'Valider les modifications avant de continuer ?'
export const UNSAVED_VALIDATE = 'Valider les modifications'
export const UNSAVED_DISCARD = 'Ne pas valider'
export const UNSAVED_CANCEL = 'Annuler'

export const ALREADY_DONE = 'Ces modifications étaient déjà enregistrées : rien n’a été fait une seconde fois.'
export const NOTHING_TO_VALIDATE =
  'Il n’y a aucune modification à valider. Cochez ou décochez des accès, puis recommencez.'

/** TS-47. */
export const REPLICATION_FAILED =
  'La réplication de cette nuit a échoué : les codes créés hier ne sont pas encore utilisables.'
export const REPLICATION_LATE =
  'La réplication de cette nuit n’a pas eu lieu : les codes créés hier ne sont pas encore utilisables.'
export const REPLICATION_RUNNING =
  'La réplication est en cours. Les codes créés hier seront utilisables dans quelques minutes.'
export const REPLICATION_ASKED = 'La réplication est demandée. Rechargez la page dans une minute.'
