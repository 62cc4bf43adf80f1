/** What is wrong with an answer of « Paramètres de l’établissement », and what to do. */
export const SETTINGS = {
  tooLong: 'Ce texte est trop long pour la lettre. Raccourcissez-le.',
  phone: 'Saisissez un numéro de téléphone, par exemple 09 99 00 12 34.',
  email: 'Saisissez une adresse électronique complète, par exemple secretariat@lycee.exemple.fr.',
  retraction: 'Saisissez un nombre de minutes entre 0 et 1 440.',
  validity: 'Saisissez un nombre de jours entre 7 et 400, ou laissez vide.',
  saved: 'Modifications enregistrées.',
  changed: 'Ces paramètres ont été modifiés',
} as const
