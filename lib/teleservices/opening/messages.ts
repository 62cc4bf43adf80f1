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

/** What an opening gives to families, and when (TS-46); `names` are the labels of services, `day` is JJ/MM/AAAA. */
export const visibleTomorrow = (names: readonly string[], day: string): string =>
  `${names.join(', ')} : les familles ${names.length > 1 ? 'les' : 'le'} voient à partir de demain, ${day}.`
export const readableAgain = (names: readonly string[], day: string): string =>
  `${names.join(', ')} : les familles lisent de nouveau ce qui était publié avant la fermeture. Ce qui a été publié depuis sera visible demain, ${day}.`
