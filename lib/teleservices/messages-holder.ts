/** Sentences of « Gérer un CAR », « Gérer un CAE » and of the returned coupons. */

export const NOTIFY_ONE = {
  changed: 'Ce code a changé pendant que vous regardiez la page : rien n’est parti. Revenez à la page de la personne.',
  noCode: 'Il n’y a pas de code valide à notifier. Créez d’abord un code.',
  suspended: 'Ce code est suspendu : levez la suspension ou créez un nouveau code, puis notifiez-le.',
  sending: 'Un envoi de ce code est déjà en cours. Attendez un instant, puis rechargez la page.',
  noCopy:
    'La copie de ce code a été effacée : il ne peut plus être imprimé ni envoyé. Créez un nouveau code si la personne l’a perdu.',
  notThisYear: 'Cet élève n’a pas de scolarité cette année : rien ne peut lui être envoyé.',
  noEmail: 'Aucune adresse de courriel valable n’est connue. Choisissez le courrier.',
  noAddress: 'Aucune adresse postale complète n’est connue. Choisissez le courriel, ou complétez la base élèves.',
} as const

/** Reminder of the identifier. */
export const REMIND = {
  sent: 'L’identifiant part par courriel, à l’adresse du compte.',
  noAccount: 'Cette personne n’a pas de compte ouvert avec ce code.',
  noEmail: 'Ce compte n’a pas d’adresse de courriel. Affichez l’identifiant pour le donner sur place.',
} as const
