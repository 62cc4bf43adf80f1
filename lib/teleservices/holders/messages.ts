/** Sentences of « Gérer un CAR » and « Gérer un CAE ». */

/** Reminder of the identifier. */
export const REMIND = {
  sent: 'L’identifiant part par courriel, à l’adresse du compte.',
  noAccount: 'Cette personne n’a pas de compte ouvert avec ce code.',
  noEmail: 'Ce compte n’a pas d’adresse de courriel. Affichez l’identifiant pour le donner sur place.',
} as const
