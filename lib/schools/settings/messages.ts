/** What is wrong with an answer of « Paramètres de l’établissement », and what to do. */
export const SETTINGS = {
  tooLong: 'Ce texte est trop long pour la lettre. Raccourcissez-le.',
  addressLine: 'Cette ligne est trop longue pour une enveloppe. Raccourcissez-la.',
  letterhead: 'Saisissez quatre lignes au plus, de 60 caractères au plus chacune.',
  alphabet: 'La lettre ne peut pas imprimer ces caractères. Écrivez en lettres latines.',
  postalCode: 'Saisissez un code postal de cinq chiffres, ou laissez vide.',
  ranges:
    'Saisissez des réseaux comme 198.51.100.0/24, un par ligne, dix au plus. Votre fournisseur d’accès ou votre académie les connaît.',
  verified: 'Réseau vérifié. Les limites y sont plus hautes.',
  notThere: 'Votre adresse n’est dans aucun des réseaux déclarés. Ouvrez cette page depuis l’établissement.',
  phone: 'Saisissez un numéro de téléphone, par exemple 09 99 00 12 34.',
  email: 'Saisissez une adresse électronique complète, par exemple secretariat@lycee.exemple.fr.',
  retraction: 'Saisissez un nombre de minutes entre 0 et 1 440.',
  validity: 'Saisissez un nombre de jours entre 7 et 400, ou laissez vide.',
  saved: 'Modifications enregistrées.',
  changed: 'Ces paramètres ont été modifiés',
  gaps: {
    ADDRESS: 'L’adresse de l’établissement n’est pas complète : le coupon de la lettre revient au secrétariat.',
    SIGNATORY: 'Personne ne signe la lettre.',
  },
  complete: 'Compléter les paramètres',
  askHead: 'La direction peut compléter les paramètres de l’établissement.',
} as const
