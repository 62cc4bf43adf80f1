import { plural, typographic } from '@/lib/platform/text'

/** Sentences about imports, said on screens and by commands. */
export const NO_FILE = 'Choisissez au moins un fichier exporté de SIECLE, en XML ou en ZIP.'
export const TOO_LARGE =
  'Ces fichiers dépassent 100 Mo, la limite d’un import. Envoyez les ZIP de SIECLE sans les ouvrir.'
export const TOO_MANY_FILES =
  'Un import prend six fichiers au plus. Choisissez les élèves, les responsables et les nomenclatures.'
export const UPLOAD_BROKEN = 'L’envoi s’est interrompu. Rien n’est importé. Choisissez les fichiers de nouveau.'
export const IMPORT_NOT_FOUND = 'Cet import n’existe pas.'
export const IMPORT_GONE = 'Cet import n’attend plus de réponse. Consultez son résultat dans l’historique.'
export const IMPORT_NOT_UNDONE =
  'Cet import ne peut pas être annulé : il n’a rien écrit, ou date d’avant cette possibilité.'
export const ANSWERS_MISSING = 'Cochez chaque case pour importer, ou annulez l’import.'
export const DOUBT_UNKNOWN = 'Cet import a changé depuis l’ouverture de la page. Relisez les personnes à comparer.'
export const DOUBT_UNANSWERED = 'Répondez pour chaque personne, puis validez.'
export const ANALYSIS_FAILED =
  'L’analyse n’a pas pu finir. Rien n’est importé. Recommencez, puis appelez l’assistance si cela se répète.'
export const YEAR_CHANGED_SINCE = 'L’établissement a changé d’année depuis l’analyse. Relancez l’import.'
export const BASE_CHANGED_SINCE =
  'La base élèves a changé depuis l’analyse : un import a été écrit ou annulé. Rien n’est importé. Relancez l’import.'
export const ACCOUNTS_OPENED_SINCE =
  'Des comptes ont été ouverts depuis l’analyse, et perdraient leur accès sans que cela vous ait été dit. Rien n’est importé. Relancez l’import.'
export const IMPORT_CHANGED =
  'Cet import a changé depuis l’ouverture de la page. Relisez ce qu’il change, puis confirmez.'
export const WRITING_FAILED =
  'L’écriture n’a pas pu finir. Rien n’est importé. Recommencez, puis appelez l’assistance si cela se répète.'

/** What « Rétablir » did; nothing the second time. */
export const givenBack = ({ accesses, codes }: { accesses: number; codes: number }): string =>
  accesses + codes === 0
    ? 'Tout est déjà rétabli.'
    : `Rétablis : ${plural(accesses, 'compte ouvert', 'comptes ouverts')} et ${plural(codes, 'code')}. Les familles lisent de nouveau leurs téléservices dans quelques minutes.`

export const alreadyOpen = (who: string | null): string =>
  typographic(
    who
      ? `${who} a déjà un import en cours. Terminez-le ou annulez-le, puis recommencez.`
      : 'Un import est déjà en cours. Attendez sa fin, puis recommencez.',
  )

const UPLOAD_MESSAGES = {
  fichier: NO_FILE,
  taille: TOO_LARGE,
  nombre: TOO_MANY_FILES,
  ouvert: 'Un import est déjà en cours dans l’établissement. Terminez-le ou annulez-le, puis recommencez.',
  envoi: UPLOAD_BROKEN,
} as const

export type UploadError = keyof typeof UPLOAD_MESSAGES

/** The word that stands for a refusal in an address; an open import has many sentences. */
export function uploadErrorOf(message: string): UploadError {
  const entry = Object.entries(UPLOAD_MESSAGES).find(([, sentence]) => sentence === message)
  if (entry) return entry[0] as UploadError
  return message.includes('import') && message.includes('cours') ? 'ouvert' : 'envoi'
}

export const uploadMessage = (error: UploadError): string => UPLOAD_MESSAGES[error]
