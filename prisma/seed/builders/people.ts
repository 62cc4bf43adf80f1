import { toDbDate } from '@/lib/platform/dates'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { nameKey } from '@/lib/platform/text'
import { buildSchool } from './schools'
import { sequence } from './sequence'

type StudentRow = Prisma.StudentUncheckedCreateInput
type GuardianRow = Prisma.GuardianUncheckedCreateInput
type GuardianshipRow = Prisma.GuardianshipUncheckedCreateInput

type StudentOptions = Partial<Omit<StudentRow, 'birthDate' | 'leftOn'>> & {
  /** `YYYY-MM-DD`. */
  birthDate?: string
  leftOn?: string | null
  /** Division code of the current enrollment, made when missing; null = no enrollment. */
  division?: string | null
  mefCode?: string | null
}

/** A pupil of 1G3, with a current enrollment; the school is made when none is given. */
export async function buildStudent(options: StudentOptions = {}, tx: Tx = db) {
  const { division = '1G3', mefCode = '20110019110', birthDate = '2010-03-14', ...given } = options
  // A pupil who died has left.
  const { leftOn = given.deceased ? '2026-09-01' : null, ...overrides } = given
  const schoolId = overrides.schoolId ?? (await buildSchool({}, tx)).id
  const names = { familyName: 'BELKACEM', firstName: 'Lina', ...overrides }
  const student = await tx.student.create({
    data: {
      sourceId: String(sequence()),
      sex: 'F',
      ...overrides,
      ...keysOf(names),
      birthDate: toDbDate(birthDate),
      leftOn: leftOn ? toDbDate(leftOn) : null,
      schoolId,
    },
  })
  if (division !== null) await enrol({ schoolId, studentId: student.id, division, mefCode }, tx)
  return student
}

/** A responsable with an e-mail and an address in the fictitious town; `null` removes one. */
export async function buildGuardian(overrides: Partial<GuardianRow> = {}, tx: Tx = db) {
  const schoolId = overrides.schoolId ?? (await buildSchool({}, tx)).id
  const names = { familyName: 'BELKACEM', firstName: 'Samira', ...overrides }
  const number = sequence()
  return tx.guardian.create({
    data: {
      sourceId: String(number),
      civility: 'MME',
      email: `samira.belkacem${number}@famille.example`,
      mobilePhone: '+33639980000',
      addressLine1: '8 quai de la Verne',
      postalCode: '99120',
      city: 'Valmontier',
      countryCode: '100',
      countryName: 'FRANCE',
      ...overrides,
      ...keysOf(names),
      schoolId,
    },
  })
}

type GuardianshipOptions = Partial<Omit<GuardianshipRow, 'endedOn'>> & {
  endedOn?: string | null
  student?: StudentOptions
  guardian?: Partial<GuardianRow>
}

/** A couple, légal 1 by default, with its pupil, responsable and school when they are not given. */
export async function buildGuardianship(options: GuardianshipOptions = {}, tx: Tx = db) {
  const { student, guardian, endedOn, ...overrides } = options
  const schoolId = overrides.schoolId ?? student?.schoolId ?? guardian?.schoolId ?? (await buildSchool({}, tx)).id
  const studentId = overrides.studentId ?? (await buildStudent({ ...student, schoolId }, tx)).id
  const guardianId = overrides.guardianId ?? (await buildGuardian({ ...guardian, schoolId }, tx)).id
  return tx.guardianship.create({
    data: {
      legalRank: 1,
      responsibility: 1,
      kinshipCode: '10',
      ...overrides,
      endedOn: endedOn ? toDbDate(endedOn) : null,
      schoolId,
      studentId,
      guardianId,
    },
  })
}

type Enrolment = { schoolId: string; studentId: string; division: string; mefCode: string | null }

async function enrol({ schoolId, studentId, division, mefCode }: Enrolment, tx: Tx) {
  const { currentYear } = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { currentYear: true } })
  const { id } = await tx.division.upsert({
    where: { schoolId_year_code: { schoolId, year: currentYear, code: division } },
    create: { schoolId, year: currentYear, code: division },
    update: {},
  })
  if (mefCode)
    await tx.mef.upsert({
      where: { schoolId_code: { schoolId, code: mefCode } },
      create: { schoolId, code: mefCode, label: '1G', longLabel: 'PREMIERE GENERALE' },
      update: {},
    })
  await tx.enrollment.create({
    data: { schoolId, studentId, year: currentYear, divisionId: id, mefCode, statusCode: 'ST', current: true },
  })
}

type Named = { familyName: string; usageName?: string | null; firstName: string }

const keysOf = (names: Named) => ({
  familyName: names.familyName,
  firstName: names.firstName,
  familyNameKey: nameKey(names.familyName),
  usageNameKey: names.usageName ? nameKey(names.usageName) : null,
  firstNameKey: nameKey(names.firstName),
})
