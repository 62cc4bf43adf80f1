import type { AbsenceValues } from './absences'
import type { AssessmentTexts, AssessmentValues } from './assessment'
import { decimalText } from './marks'
import { SKILL_LEVEL_LABELS, type SkillValues } from './skills'

/** What a sentence calls each field of an absence, in the order of its form. */
export const ABSENCE_FIELDS = {
  startsOn: 'début',
  startsAt: 'période',
  minutes: 'minutes',
  endsOn: 'fin',
  halfDays: 'demi-journées',
  reason: 'motif',
  justified: 'justifiée',
  releasedOn: 'date de publication',
} as const

/** An absence or a lateness as its form shows it. */
export const absenceTexts = (absence: Omit<AbsenceValues, 'kind'>): Record<keyof typeof ABSENCE_FIELDS, string> => ({
  startsOn: absence.startsOn,
  startsAt: absence.startsAt === 'MORNING' ? 'matin' : 'après-midi',
  minutes: absence.minutes === null ? '' : String(absence.minutes),
  // A lateness ends the day it starts: its form does not ask.
  endsOn: absence.minutes === null ? absence.endsOn : '',
  halfDays: absence.halfDays === null ? '' : String(absence.halfDays),
  reason: absence.reason ?? '',
  justified: absence.justified ? 'oui' : 'non',
  releasedOn: absence.releasedOn ?? '',
})

/** What a sentence calls each field of a test, in the order of its form. */
export const ASSESSMENT_FIELDS = {
  subject: 'matière',
  title: 'intitulé',
  takenOn: 'date',
  releasedOn: 'date de publication',
  coefficient: 'coefficient',
  scale: 'barème',
  term: 'trimestre',
} as const

/** A test as its form shows it. */
export const assessmentTexts = (
  test: Omit<AssessmentValues, 'groupName' | 'subjectKey'>,
): Omit<AssessmentTexts, 'groupName'> => ({
  subject: test.subject,
  title: test.title,
  takenOn: test.takenOn,
  releasedOn: test.releasedOn,
  coefficient: decimalText(test.coefficient),
  scale: decimalText(test.scale),
  term: String(test.term),
})

/** What a sentence calls each field of an assessed skill, in the order of its form. */
export const SKILL_FIELDS = {
  domain: 'domaine',
  skill: 'compétence',
  level: 'niveau',
  assessedOn: 'date',
  releasedOn: 'date de publication',
} as const

/** An assessed skill as its form shows it. */
export const skillTexts = (
  skill: Omit<SkillValues, 'domainKey' | 'skillKey'>,
): Record<keyof typeof SKILL_FIELDS, string> => ({
  domain: skill.domain,
  skill: skill.skill,
  level: SKILL_LEVEL_LABELS[skill.level],
  assessedOn: skill.assessedOn,
  releasedOn: skill.releasedOn ?? '',
})
