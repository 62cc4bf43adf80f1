import { schoolYearLabel } from '@/lib/platform/school-year'
import { typographic } from '@/lib/platform/text'

/** Sentences about what the school loads. */
export const NO_RECORD_FILE = 'Choisissez un fichier CSV.'
export const RECORD_FILE_TOO_LARGE =
  'Ce fichier dépasse 10 Mo, la limite d’un chargement. Coupez-le en plusieurs fichiers.'
export const RECORD_FILE_BROKEN = 'L’envoi s’est interrompu. Rien n’est chargé. Choisissez le fichier de nouveau.'
export const ONE_RECORD_FILE = 'Un chargement prend un seul fichier. Envoyez-les l’un après l’autre.'

export const RECORD_LOAD_GONE = 'Ce chargement n’attend plus de réponse. Consultez l’historique, ou recommencez.'
export const RECORD_LOAD_STALE =
  'Des données ont changé depuis que cette page a été affichée. Rien n’est écrit. Relisez ce que le fichier change, puis validez.'
export const RECORD_LOAD_NOT_FOUND = 'Ce chargement n’existe pas.'
export const OTHER_YEAR = 'L’année scolaire a changé depuis l’envoi de ce fichier. Envoyez-le de nouveau.'

/** What families read of a year that is over is not compared any more: refused, rather than promised. */
export const recordOfEndedYear = (year: number): string =>
  typographic(
    `Cette saisie est de ${schoolYearLabel(year)}, une année finie : elle ne se modifie plus. Rien n’est changé. Revenez à la liste de l’année en cours.`,
  )

export const scaleBelowMark = (title: string): string =>
  `Le barème de « ${title} » devient plus petit qu’une note déjà enregistrée. Corrigez d’abord cette note, ou le barème.`

const UPLOAD_MESSAGES = {
  fichier: NO_RECORD_FILE,
  taille: RECORD_FILE_TOO_LARGE,
  envoi: RECORD_FILE_BROKEN,
  nombre: ONE_RECORD_FILE,
} as const

export type RecordUploadError = keyof typeof UPLOAD_MESSAGES
export const RECORD_UPLOAD_ERRORS = Object.keys(UPLOAD_MESSAGES) as RecordUploadError[]

/** The word that stands for a refusal in an address. */
export const recordUploadErrorOf = (message: string): RecordUploadError =>
  RECORD_UPLOAD_ERRORS.find((error) => UPLOAD_MESSAGES[error] === message) ?? 'envoi'

export const recordUploadMessage = (error: RecordUploadError): string => UPLOAD_MESSAGES[error]

export const TOO_MANY_MARKS =
  'Ce formulaire porte plus de 5 000 notes : rien n’est enregistré. Envoyez-les par un fichier, dans « Charger des notes ».'
export const ASSESSMENT_GONE = 'Cette évaluation n’existe plus. Revenez à la liste des évaluations.'
export const SAME_ASSESSMENT =
  'Une évaluation du même intitulé existe déjà ce jour-là dans cette division et cette matière. Ouvrez-la dans la liste, ou changez l’intitulé.'
export const ABSENCE_GONE = 'Cette absence n’existe plus. Revenez à la liste des absences.'
/** Start of the sentence about what a colleague, or a file, changed during the typing. */
export const ASSESSMENT_CHANGED = 'Cette évaluation a été modifiée'
export const MARKS_CHANGED = 'Des notes ont été modifiées'
export const RECORD_CHANGED = { ABSENCE: 'Cette absence a été modifiée', LATENESS: 'Ce retard a été modifié' } as const
export const SAME_ABSENCE =
  'Cet élève a déjà une absence ou un retard qui commence au même moment. Modifiez celui qui existe.'

export const SKILL_GONE = 'Cette compétence n’existe plus. Revenez à la liste des compétences.'
export const SKILL_CHANGED = 'Cette compétence a été modifiée'
export const SAME_SKILL =
  'Cet élève a déjà un niveau dans cette compétence, à cette date. Modifiez celui qui existe, ou changez la date.'
