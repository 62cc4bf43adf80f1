import { enumerate } from '../letters/domain/wording'

/** Sentences of « Gérer un CAR » and « Gérer un CAE ». */

/** Reminder of the identifier. */
export const REMIND = {
  sent: 'L’identifiant part par courriel, à l’adresse du compte.',
  noAccount: 'Cette personne n’a pas de compte ouvert avec ce code.',
  noEmail: 'Ce compte n’a pas d’adresse de courriel. Affichez l’identifiant pour le donner sur place.',
} as const

/** Said before « Perte » of a used code: the account may be a stranger's. `pupils`: « BELKACEM Lina ». */
export const lossCuts = (pupils: readonly string[]): string =>
  `En cas de perte, l’accès à ${enumerate(pupils)}, que ce compte a reçu avec ce code, est retiré aussi.`

/** After « Nouveau CAR » for a loss. */
export const renewedToo = (pupils: readonly string[]): string =>
  pupils.length === 0
    ? ''
    : ` ${enumerate(pupils)} ${pupils.length > 1 ? 'ont aussi leur nouveau code' : 'a aussi son nouveau code'}, à notifier.`
