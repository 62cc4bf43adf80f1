import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { frenchPhone } from '@/lib/platform/text'

/** Sentences of the activation. README, decision 3: every refusal about a code and a date is the one generic answer. */
export const ACTIVATION = {
  wrong: 'Ce code et cette date ne vont pas ensemble. Vérifiez les deux.',
  used: 'Ce code a déjà servi à ouvrir un compte. Connectez-vous avec votre identifiant.',
  alreadyYours: 'Ce code est déjà rattaché à votre compte.',
  expired: 'Ce code n’est plus valable. Demandez-en un autre au secrétariat.',
  late: 'Ce code sera utilisable après la prochaine mise à jour de la nuit. Réessayez demain.',
  restart: 'Le temps de cette étape est passé. Saisissez à nouveau votre code.',
  otherAcademie:
    'Ce code vient d’une autre académie. Un compte réunit les établissements d’une seule académie : ouvrez un autre compte avec ce code.',
  pupilCode: 'Ce code est celui d’un élève. Il ouvre le compte de l’élève.',
  otherPupil: 'Ce code est celui d’un autre élève. Chaque élève a son compte : quittez celui-ci, puis activez ce code.',
  guardianCode: 'Ce code est celui d’un responsable. Il ouvre le compte du responsable.',
  alreadyOpen: 'L’accès à cet élève est déjà ouvert pour ce responsable. Connectez-vous avec votre identifiant.',
} as const

/** TS-47, said only when code and date of birth are both right. */
export const usableFromMessage = (usableFrom: CivilDate): string =>
  `Ce code sera utilisable à partir du ${frenchDate(usableFrom)}.`

/** Said only when code and date of birth are both right. */
export const suspendedMessage = (phone: string | null): string =>
  `Ce code est suspendu. Appelez le secrétariat${phone ? ` : ${frenchPhone(phone)}` : ''}. Il vous en donnera un autre.`

/** The same, of a code that opened somebody's account. */
export const usedMessage = (phone: string | null): string =>
  `${ACTIVATION.used} Ce n’est pas vous ? Appelez le secrétariat${phone ? ` : ${frenchPhone(phone)}` : ''}.`

/** An id of another school, or nobody's. */
export const HOLDER_NOT_FOUND = 'Cette personne n’est pas dans votre établissement. Revenez à la liste.'

/** A code whose copy was wiped by a withdrawal that was undone, or no code at all. */
export const COPY_WIPED =
  'Ce code ne peut plus être affiché : sa copie a été effacée au retrait. Créez un nouveau code si la personne l’a perdu.'

/** « Annuler ce retrait ». */
export const UNDO = {
  notFound: 'Ce retrait n’est pas dans votre établissement.',
  late: 'Le retrait date de plus de 15 minutes. Utilisez « Autoriser l’accès ».',
  replaced: 'Un nouveau code a été créé, envoyé ou affiché depuis : le retrait ne peut plus être annulé.',
  gone: 'Cette personne ne peut plus recevoir de code : le retrait ne peut plus être annulé.',
} as const

/** TS-121: the school helps pupils, no message does. */
export const PUPIL_WITHOUT_EMAIL =
  'Le compte d’un élève n’a pas d’adresse de courriel. En cas d’oubli, adressez-vous à l’établissement.'

export const EMAIL_CHANGED_OFTEN =
  'L’adresse de ce compte a changé dix fois en un jour. Vous pourrez la changer à nouveau demain.'

export const GIVE_BACK_CHANGED = 'Un accès a été créé au même moment. Actualisez la page, puis recommencez.'

/** « Prévenez-moi ce jour-là ». */
export const REMINDERS_ENOUGH =
  'Trois adresses attendent déjà un rappel pour ce code. Revenez ce jour-là avec votre lettre.'
export const REMINDER_ASKED = 'C’est noté. Un courriel partira le matin où votre code pourra servir.'
export const CODE_KEPT = 'Votre code est gardé sur cet appareil. Revenez sur cette page ce jour-là.'
