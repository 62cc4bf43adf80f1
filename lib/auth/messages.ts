import { plural } from '@/lib/platform/text'

/** Sentences of the sign-in; « verbatim » ones come from the requirements. */
export const SIGN_IN = {
  /** TS-33, verbatim. */
  asked: "Vous tentez d'accéder à une ressource protégée",
  lead: "S'il vous plaît, identifiez vous en entrant votre identifiant et votre mot de passe.",
  username: 'Identifiant:',
  password: 'Mot de passe:',
  submit: 'Valider',
  /** TS-34. */
  help: "En cas de problème, contactez le chef d'établissement.",
  wrong:
    'Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les deux. Après dix essais, attendez cinq minutes.',
  wrongPassword: 'Ce mot de passe n’est pas le bon. Vérifiez-le. Après dix essais, attendez cinq minutes.',
  blocked: 'Ce compte est bloqué. Contactez le chef d’établissement.',
  disabled: 'Ce compte est fermé. Contactez le chef d’établissement.',
  nowhere: 'Votre compte n’ouvre aucune application aujourd’hui. Contactez le chef d’établissement.',
  tooLate: 'Le temps de cette étape est passé. Recommencez depuis le début.',
} as const

export const FACTOR = {
  wrong: 'Ce code ne va pas. Attendez le suivant, vérifiez l’heure de votre téléphone, puis recommencez.',
  reused: 'Ce code a déjà servi. Attendez le suivant.',
  tooMany: 'Trop de codes faux. Attendez 15 minutes, ou saisissez un code de secours.',
  locked: 'Votre application d’authentification est bloquée : 20 codes faux en un jour. Saisissez un code de secours.',
  tooManyRecovery: 'Trop de codes de secours faux. Attendez 15 minutes, puis recommencez.',
  wrongRecovery: 'Ce code de secours ne va pas, ou il a déjà servi. Comparez avec votre feuille.',
} as const

/** « Patientez 32 secondes », « Patientez 4 minutes ». */
export function waitMessage(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  const wait = seconds < 90 ? `${seconds} seconde${seconds > 1 ? 's' : ''}` : `${Math.ceil(seconds / 60)} minutes`
  return `Ce mot de passe est le bon, mais il y a eu trop d’essais. Attendez ${wait}, puis recommencez.`
}

/** What our pages never send: said to whoever sent it by hand, or by another site. */
export const BORDER = {
  noForm: 'Ce formulaire n’a pas pu être lu. Rien n’a été fait. Rechargez la page, puis recommencez.',
  foreign: 'Cette demande vient d’un autre site. Rien n’a été fait. Ouvrez Passerelle, puis recommencez.',
} as const

/** Past a limit by address. */
export const tooManyFromHere = (seconds: number): string =>
  `Trop d’essais depuis votre réseau. Réessayez dans ${plural(Math.ceil(seconds / 60), 'minute')}.`
