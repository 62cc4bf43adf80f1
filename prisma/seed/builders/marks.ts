import { toDbDate } from '@/lib/platform/dates'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { subjectKey } from '@/lib/teleservices/records/domain/subjects'
import { buildSchool } from './schools'
import { sequence } from './sequence'

type AssessmentOptions = Partial<
  Omit<Prisma.AssessmentUncheckedCreateInput, 'takenOn' | 'releasedOn' | 'subjectKey' | 'marks'>
> & {
  /** `YYYY-MM-DD`. */
  takenOn?: string
  releasedOn?: string
  /** Pupil → mark; a number is a mark out of the scale. */
  marks?: Record<string, number | 'ABSENT' | 'EXEMPT'>
}

/** A test of mathematics of the first term, out of 20, published by the teacher on 16/11/2026. */
export async function buildAssessment(options: AssessmentOptions = {}, tx: Tx = db) {
  const { takenOn = '2026-11-13', releasedOn = '2026-11-16', marks = {}, ...overrides } = options
  const { subject = 'Mathématiques' } = overrides
  const schoolId = overrides.schoolId ?? (await buildSchool({}, tx)).id
  return tx.assessment.create({
    data: {
      year: 2026,
      groupName: '1G3',
      subject,
      subjectKey: subjectKey(subject),
      title: `Contrôle ${sequence()}`,
      term: 1,
      ...overrides,
      takenOn: toDbDate(takenOn),
      releasedOn: toDbDate(releasedOn),
      schoolId,
      marks: { create: Object.entries(marks).map(([studentId, mark]) => ({ studentId, schoolId, ...markOf(mark) })) },
    },
  })
}

const markOf = (mark: number | 'ABSENT' | 'EXEMPT') =>
  typeof mark === 'number' ? ({ status: 'MARKED', value: mark } as const) : { status: mark, value: null }

type AbsenceOptions = Partial<Omit<Prisma.AbsenceUncheckedCreateInput, 'startsOn' | 'endsOn' | 'releasedOn'>> & {
  studentId: string
  schoolId: string
  /** `YYYY-MM-DD`. */
  startsOn?: string
  endsOn?: string
  releasedOn?: string
}

/** One morning of absence without a reason, on 16/11/2026; a lateness of ten minutes with `kind: 'LATENESS'`. */
export function buildAbsence(options: AbsenceOptions, tx: Tx = db) {
  const { startsOn = '2026-11-16', endsOn = startsOn, releasedOn = startsOn, kind = 'ABSENCE', ...overrides } = options
  return tx.absence.create({
    data: {
      year: 2026,
      startsAt: 'MORNING',
      ...(kind === 'ABSENCE' ? { halfDays: 1 } : { minutes: 10 }),
      ...overrides,
      kind,
      startsOn: toDbDate(startsOn),
      endsOn: toDbDate(endsOn),
      releasedOn: toDbDate(releasedOn),
    },
  })
}

type SkillOptions = Partial<
  Omit<Prisma.AssessedSkillUncheckedCreateInput, 'assessedOn' | 'releasedOn' | 'domainKey' | 'skillKey'>
> & {
  studentId: string
  schoolId: string
  /** `YYYY-MM-DD`. */
  assessedOn?: string
  releasedOn?: string
}

/** « Maîtrise satisfaisante » in the oral skill of the first domain, on 16/11/2026, published the same day. */
export function buildSkill(options: SkillOptions, tx: Tx = db) {
  const { assessedOn = '2026-11-16', releasedOn = assessedOn, ...overrides } = options
  const { domain = 'Les langages pour penser et communiquer', skill = 'S’exprimer à l’oral' } = overrides
  return tx.assessedSkill.create({
    data: {
      year: 2026,
      domain,
      skill,
      domainKey: subjectKey(domain),
      skillKey: subjectKey(skill),
      level: 3,
      ...overrides,
      assessedOn: toDbDate(assessedOn),
      releasedOn: toDbDate(releasedOn),
    },
  })
}

type ReleaseDateOptions = {
  schoolId: string
  kind?: 'NOTES' | 'ABSENCES' | 'LPC'
  /** Code of a division of the current year, which exists. */
  division?: string
  mefCode?: string
  /** `YYYY-MM-DD`. */
  releasedOn: string
}

/** An échéance of the couple MEF / division of `buildStudent`. */
export async function buildReleaseDate(options: ReleaseDateOptions, tx: Tx = db) {
  const { schoolId, kind = 'NOTES', division = '1G3', mefCode = '20110019110', releasedOn } = options
  const { currentYear } = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { currentYear: true } })
  const { id: divisionId } = await tx.division.findUniqueOrThrow({
    where: { schoolId_year_code: { schoolId, year: currentYear, code: division } },
    select: { id: true },
  })
  return tx.releaseDate.create({ data: { schoolId, kind, mefCode, divisionId, releasedOn: toDbDate(releasedOn) } })
}
