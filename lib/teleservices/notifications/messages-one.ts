import type { NotifiableStudentState } from './domain/notification-plan'

/** Sentences of the notification of one person. */
export const NOTIFY_ONE = {
  changed: 'Ce code a changé pendant que vous regardiez la page : rien n’est parti. Revenez à la page de la personne.',
  noCode: 'Il n’y a pas de code valide à notifier. Créez d’abord un code.',
  suspended: 'Ce code est suspendu : levez la suspension ou créez un nouveau code, puis notifiez-le.',
  expired: 'La période d’utilisation de ce code est passée. Créez un nouveau code, puis notifiez-le.',
  used: 'Ce code a déjà servi : la personne a un compte. Sur sa page, rappelez-lui plutôt son identifiant.',
  sending: 'Un envoi de ce code est déjà en cours. Attendez un instant, puis rechargez la page.',
  scheduled: (until: string) =>
    `Un envoi de ce code est prévu à ${until}. D’ici là, vous pouvez l’annuler ou l’avancer dans « Envois ».`,
  toPrint:
    'Un courrier avec ce code est prêt et n’a pas été téléchargé. Téléchargez-le dans « Envois », ou dans l’historique de la personne.',
  inFile: (letters: number) =>
    `Un courrier avec ce code attend dans un fichier de ${letters} courriers, qui n’a pas été téléchargé. Téléchargez le fichier dans « Envois »\u00a0: les ${letters} courriers seront datés ce jour. Pour celui-ci seul, lisez-le en page web, depuis l’historique de la personne.`,
  noCopy:
    'La copie de ce code a été effacée : il ne peut plus être imprimé ni envoyé. Créez un nouveau code si la personne l’a perdu.',
  notThisYear: 'Cet élève n’a pas de scolarité cette année : rien ne peut lui être envoyé.',
  noEmail: 'Aucune adresse de courriel valable n’est connue. Choisissez le courrier.',
  noAddress: 'Aucune adresse postale complète n’est connue. Choisissez le courriel, ou complétez la base élèves.',
} as const

const NOT_NOTIFIABLE: Partial<Record<NotifiableStudentState, string>> = {
  SUSPENDED: NOTIFY_ONE.suspended,
  USED: NOTIFY_ONE.used,
  EXPIRED: NOTIFY_ONE.expired,
}

/** What is under way for a code that is to be told. */
export const pendingText = ({ channel, until, letters }: Pending): string => {
  if (channel === 'LETTER') return letters > 1 ? NOTIFY_ONE.inFile(letters) : NOTIFY_ONE.toPrint
  return until ? NOTIFY_ONE.scheduled(until) : NOTIFY_ONE.sending
}
/** `until`: « 16 h 40 », when the message leaves; null when it is leaving. `letters`: those of the file that holds it. */
export type Pending = { channel: 'EMAIL' | 'LETTER' | null; until: string | null; letters: number }

/**
 * Why nobody can be told of a code in that state (TS-104, TS-117); null when it can. A responsable whose code was used is
 * told of the child, without a code; the sheet of a pupil is nothing but its code.
 */
export const refusalOfState = (kind: 'CAR' | 'CAE', state: NotifiableStudentState): string | null =>
  kind === 'CAR' && state === 'USED' ? null : (NOT_NOTIFIABLE[state] ?? null)
