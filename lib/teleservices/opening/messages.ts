/** Sentences of the requirements about the opening of services, word for word. */

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
