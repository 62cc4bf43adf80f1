/** Sentences of « identifiant oublié » and « mot de passe oublié ». The same ones whether the account exists or not. */
export const RECOVERY = {
  sent: 'Si un compte correspond, un courriel est parti. Il contient un code de six chiffres, valable dix minutes. Vous aviez déjà demandé un code ? Le dernier courriel reçu est le bon.',
  sentEnough: 'Trop de codes sont partis à cette adresse. Aucun courriel ne part maintenant. Réessayez dans une heure.',
  wrong: 'Ce code ne va pas. Comparez avec le dernier courriel reçu.',
  tooMany: 'Trop de codes faux. Demandez un autre code.',
  expired: 'Le temps de cette étape est passé. Demandez un autre code.',
  noDigits: 'Saisissez les six chiffres du courriel.',
  changed: 'Votre mot de passe est changé. Toutes vos sessions sont fermées. Connectez-vous.',
} as const
