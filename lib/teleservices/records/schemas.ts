import { z } from 'zod'
import { one, pageNumber } from '@/lib/platform/query-values'
import { readAbsence } from './domain/absences'
import { readAssessment } from './domain/assessment'
import { parseMark, parseScale } from './domain/marks'
import { RECORD_TYPES } from './labels'
import { RECORD_UPLOAD_ERRORS, TOO_MANY_MARKS } from './messages'

/** A word of an address; anything else is nothing. */
export const text = (longest: number) => one.pipe(z.string().max(longest)).catch('')

/** The address of « Charger des notes », and of the other files. */
export const RecordLoadsSearch = z.object({
  page: pageNumber,
  erreur: one.pipe(z.enum(RECORD_UPLOAD_ERRORS)).optional().catch(undefined),
})

/** The address of one load: pages of its tests and of its anomalies. */
export const RecordLoadSearch = z.object({ page: pageNumber, anomalies: pageNumber })
export const RecordTypeParams = z.object({ type: z.enum(RECORD_TYPES) })
export const RecordLoadParams = z.object({ type: z.enum(RECORD_TYPES), loadId: z.uuid() })
export const RecordLoadForm = RecordLoadParams
export type RecordLoadForm = z.output<typeof RecordLoadForm>

export const ConfirmRecordLoadForm = RecordLoadParams.extend({ shown: z.string().max(200).optional() })
export type ConfirmRecordLoadForm = z.output<typeof ConfirmRecordLoadForm>

/** Which pupils a model holds. */
export const ModelSearch = z.object({ division: text(40) })

/** The address of the list of tests. */
export const AssessmentSearch = z.object({
  division: text(120),
  matiere: text(120),
  page: pageNumber,
  fait: one
    .pipe(z.enum(['enregistre', 'supprime']))
    .optional()
    .catch(undefined),
})
export type AssessmentSearch = z.output<typeof AssessmentSearch>

/** Which division a new test is for. */
export const NewAssessmentSearch = z.object({ division: text(40) })
export const AssessmentParams = z.object({ assessmentId: z.uuid() })
export const DeleteAssessmentForm = z.object({ assessmentId: z.uuid() })

/** The pupils of the largest school, and more: a test of a whole year is corrected like another. */
const MOST_PUPILS = 5_000
export const typed = z.string().trim().max(200, 'Ce texte est trop long : écrivez 200 caractères au plus.')

const AssessmentShape = z.object({
  /** Drawn when the form of a new test is shown: sent twice, it is one test. */
  assessmentId: z.uuid(),
  /** `1` when the test is already there. */
  existing: z.enum(['', '1']),
  /** School year of the form, to check its dates. */
  year: z.string().regex(/^\d{4}$/),
  groupName: typed,
  subject: typed,
  title: typed,
  takenOn: typed,
  releasedOn: typed,
  term: typed,
  coefficient: typed,
  scale: typed,
  /** What the form showed, in the order of ASSESSMENT_FIELDS. */
  shown: z.array(z.string()),
  studentIds: z.array(z.uuid()),
  /** What the form showed for each pupil: only what was changed is written. */
  known: z.array(typed),
  marks: z.array(typed),
})

/** One test typed by hand; a mistake about one pupil's mark bears the name of its field, `note-<id>`. */
export const AssessmentForm = AssessmentShape.superRefine((form, context) => {
  const read = readAssessment(form, Number(form.year))
  if ('errors' in read)
    for (const [name, message] of Object.entries(read.errors))
      context.addIssue({ code: 'custom', path: [name], message })
  // Said once, for the three lists.
  if (Math.max(form.studentIds.length, form.known.length, form.marks.length) > MOST_PUPILS) {
    context.addIssue({ code: 'custom', message: TOO_MANY_MARKS })
    return
  }
  const scale = parseScale(form.scale)
  if (scale === null) return
  for (const [index, text] of form.marks.entries()) {
    const mark = text === '' ? null : parseMark(text, scale)
    if (mark && 'error' in mark)
      context.addIssue({ code: 'custom', path: [`note-${form.studentIds[index]}`], message: mark.error })
  }
})
export type AssessmentForm = z.output<typeof AssessmentForm>

/** The address of the list of absences. */
export const AbsenceSearch = z.object({
  division: text(40),
  type: one
    .pipe(z.enum(['absence', 'retard']))
    .optional()
    .catch(undefined),
  page: pageNumber,
  fait: one
    .pipe(z.enum(['enregistre', 'supprime']))
    .optional()
    .catch(undefined),
})
export type AbsenceSearch = z.output<typeof AbsenceSearch>

export const AbsenceParams = z.object({ absenceId: z.uuid() })
export const DeleteAbsenceForm = z.object({ absenceId: z.uuid() })

/** One absence or lateness corrected by hand, in the words of a file. */
export const AbsenceForm = z
  .object({
    absenceId: z.uuid(),
    year: z.string().regex(/^\d{4}$/),
    kind: typed,
    startsOn: typed,
    startsAt: typed,
    endsOn: typed,
    halfDays: typed,
    minutes: typed,
    reason: z.string().trim().max(1000, 'Ce motif est trop long : écrivez 1 000 caractères au plus.'),
    justified: typed,
    releasedOn: typed,
    /** What the form showed, in the order of ABSENCE_FIELDS. */
    shown: z.array(z.string()),
  })
  .superRefine((form, context) => {
    const read = readAbsence(form, Number(form.year), null)
    if ('errors' in read)
      for (const [name, message] of Object.entries(read.errors))
        context.addIssue({ code: 'custom', path: [name], message })
  })
export type AbsenceForm = z.output<typeof AbsenceForm>
