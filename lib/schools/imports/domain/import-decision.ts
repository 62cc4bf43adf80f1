/** What the person who imports may be asked before anything is written (README « Import outcomes »). */
export type Answers = {
  acceptYear?: boolean
  allowDepartures?: boolean
  acceptReplaced?: boolean
  allowCuts?: boolean
  acceptDoubts?: boolean
  skipInvalid?: boolean
}

export type QuestionCode =
  | 'YEAR_DIFFERS'
  | 'MANY_DEPARTURES'
  | 'STUDENTS_REPLACED'
  | 'COUPLES_CUT'
  | 'IDENTITY_DOUBT'
  | 'INVALID_STUDENTS'

const ANSWER_OF: Record<QuestionCode, keyof Answers> = {
  YEAR_DIFFERS: 'acceptYear',
  MANY_DEPARTURES: 'allowDepartures',
  STUDENTS_REPLACED: 'acceptReplaced',
  COUPLES_CUT: 'allowCuts',
  IDENTITY_DOUBT: 'acceptDoubts',
  INVALID_STUDENTS: 'skipInvalid',
}

export const isQuestion = (code: string): code is QuestionCode => Object.hasOwn(ANSWER_OF, code)

export const answerTo = (question: QuestionCode): keyof Answers => ANSWER_OF[question]

/** Questions that still forbid to apply. */
export const unanswered = (questions: readonly QuestionCode[], answers: Answers): QuestionCode[] =>
  questions.filter((question) => answers[ANSWER_OF[question]] !== true)

/** More than a fifth of the pupils of the school are not in the file: an export of a few classes, most often. */
export const departuresNeedConsent = (missing: number, enrolled: number): boolean => missing * 5 > enrolled
