import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { attachLateSiblings } from '@/lib/accounts'
import { attachCode, checkCodeToAttach } from '@/lib/accounts/commands/attach-code'
import { disputeAccesses } from '@/lib/accounts/commands/dispute-accesses'
import { ACTIVATION } from '@/lib/accounts/messages'
import { today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db, violates } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { familyRoleIsThere, readAsFamily } from '@/lib/teleservices/family/read-as-family'
import { buildAcademie, buildGuardian, buildGuardianship, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { familyActor } from '../../../support/actors'
import { makeUsableCode, onDay } from '../../../support/codes'
import { activate, BIRTH, findOpenService, household, namesOf, refusal } from '../../../support/household'

test('[TS-15][TS-16] two responsables of one child share an account: one child, none awaited, and one dispute ends both', async () => {
  const { lina, school } = await household()
  const actor = await activate('CAR', lina)
  const other = await buildGuardianship({ schoolId: school.id, studentId: lina.studentId, legalRank: 2 })
  await db.access.create({
    data: {
      ...{ accountId: actor.id, schoolId: school.id, guardianshipId: other.id },
      ...{ route: 'CODE', usableFrom: toDbDate(today()) },
    },
  })
  const home = await getFamilyHome(actor)
  expect(home).toMatchObject({ children: [{ firstName: 'Lina' }], awaited: 0 })
  await disputeAccesses(actor, { accessIds: [home.children[0]?.accessId ?? ''] })
  expect(await getFamilyHome(actor)).toMatchObject({ children: [], awaited: 0 })
})

describe('attaching another code to an account', () => {
  async function codeIn(academieId: string) {
    const school = await buildSchool({ academieId })
    const couple = await buildGuardianship({ schoolId: school.id, student: { birthDate: BIRTH } })
    return (await makeUsableCode('CAR', couple)).text
  }
  let last = 0
  const attach = async (
    actor: Parameters<typeof attachCode>[0],
    code: string,
    answered = { shown: [] as string[], notMine: [] as string[] },
  ) => {
    const { id: codeId } = await checkCodeToAttach(actor, { code, birthDate: BIRTH, address: `192.0.2.${last++}` })
    return attachCode(actor, { codeId, ...answered })
  }

  test('[TS-16] siblings that the person refuses are never opened, nor the night after; the known address is told', async () => {
    const { school } = await household()
    const actor = await activate('CAR', await buildGuardianship({ schoolId: school.id }))
    const guardian = await buildGuardian({ schoolId: school.id, email: `parent-${randomUUID()}@famille.example` })
    const couple = () =>
      buildGuardianship({ schoolId: school.id, guardianId: guardian.id, student: { birthDate: BIRTH } })
    const [child, mine, other] = [await couple(), await couple(), await couple()]
    const code = await makeUsableCode('CAR', child)
    for (const sibling of [mine, other]) await makeUsableCode('CAR', sibling)
    expect((await attach(actor, code.text, { shown: [mine.id, other.id], notMine: [other.id] })).siblings).toBe(1)
    const live = () => db.access.count({ where: { guardianshipId: other.id, withdrawnAt: null } })
    expect(await live()).toBe(0)
    await db.$transaction((tx) => attachLateSiblings(tx, { schoolIds: [school.id] }))
    expect(await live()).toBe(0)
    expect(
      await db.securityNotice.findMany({ where: { email: guardian.email ?? '', change: 'CODE_USED' } }),
    ).toMatchObject([{ accountId: actor.id }])
  })

  test('[TS-15][TS-18][TS-08] a school of the same académie is added; one of another académie is refused', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    const near = await codeIn(school.academieId)
    await attach(actor, near)
    expect((await getFamilyHome(actor)).children).toHaveLength(2)
    expect(await refusal(attach(actor, near))).toBe(ACTIVATION.alreadyYours)
    const far = await codeIn((await buildAcademie()).id)
    expect(await refusal(attach(actor, far))).toBe(ACTIVATION.otherAcademie)
    expect((await getFamilyHome(actor)).children).toHaveLength(2)
    Object.assign(env, { ACROSS_ACADEMIES: true })
    expect(await refusal(attach(actor, far)).finally(() => Object.assign(env, { ACROSS_ACADEMIES: false }))).toBeNull()
    expect((await getFamilyHome(actor)).children).toHaveLength(3)
  })

  test('[TS-10][TS-123] a pupil’s code is not attached to a responsable’s account, nor the reverse', async () => {
    const { lina, school } = await household()
    const pupil = await buildStudent({ schoolId: school.id, birthDate: BIRTH })
    const guardian = await activate('CAR', lina)
    const cae = await makeUsableCode('CAE', pupil)
    expect(await refusal(attach(guardian, cae.text))).toBe(ACTIVATION.pupilCode)
    const student = familyActor({ id: guardian.id, profile: 'STUDENT' })
    const car = await codeIn(school.academieId)
    expect(await refusal(attach(student, car))).toBe(ACTIVATION.guardianCode)
  })

  test('[TS-123] the account of a pupil takes no code of another pupil; it follows its own to another school', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    const pupil = await buildStudent({ schoolId: school.id, birthDate: BIRTH })
    const actor = await activate('CAE', pupil)
    const classmate = await makeUsableCode('CAE', await buildStudent({ schoolId: school.id, birthDate: BIRTH }))
    expect(await refusal(attach(actor, classmate.text))).toBe(ACTIVATION.otherPupil)
    const near = await buildSchool({ academieId: school.academieId })
    const codeOf = async (values: Parameters<typeof buildStudent>[0]) =>
      (await makeUsableCode('CAE', await buildStudent({ schoolId: near.id, birthDate: BIRTH, ...values }))).text
    // A twin; somebody else of another name, and of no INE.
    expect(await refusal(attach(actor, await codeOf({ firstName: 'Inès' })))).toBe(ACTIVATION.otherPupil)
    expect(await refusal(attach(actor, await codeOf({ familyName: 'MARTIN' })))).toBe(ACTIVATION.otherPupil)
    expect(await refusal(attach(actor, await codeOf({})))).toBeNull()
  })

  test('[TS-123] a pupil who left keeps the account to himself: a brother’s code is refused, his own next one is not', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    const ine = `${randomUUID().slice(0, 9)}`.toUpperCase()
    const lea = await buildStudent({ schoolId: school.id, birthDate: '2011-05-06', firstName: 'Léa', ine })
    const actor = await activate('CAE', lea)
    await db.access.updateMany({
      where: { accountId: actor.id },
      data: { withdrawnAt: new Date(), withdrawReason: 'STUDENT_LEFT' },
    })
    const near = await buildSchool({ academieId: school.academieId })
    const brother = await buildStudent({ schoolId: near.id, birthDate: BIRTH, firstName: 'Noé' })
    const brotherCode = (await makeUsableCode('CAE', brother)).text
    expect(await refusal(attach(actor, brotherCode))).toBe(ACTIVATION.otherPupil)
    // Her names are written otherwise there: her INE says who she is.
    const there = { schoolId: near.id, birthDate: '2011-05-06', firstName: 'Léa Rose', familyName: 'EL KACEM', ine }
    const { id: codeId } = await makeUsableCode('CAE', await buildStudent(there))
    expect(await refusal(attachCode(actor, { codeId, shown: [], notMine: [] }))).toBeNull()
  })

  test('two browsers attach the same code at once: one account has it', async () => {
    const { lina, school } = await household()
    const [one, two] = [
      await activate('CAR', lina),
      await activate('CAR', await buildGuardianship({ schoolId: school.id })),
    ]
    const code = await codeIn(school.academieId)
    const answers = await Promise.all([refusal(attach(one, code)), refusal(attach(two, code))])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  })
})

describe('who reads what', () => {
  test('[TS-44] the families’ role reads the schema teleservices and nothing else', async () => {
    expect(await familyRoleIsThere()).toBe(true)
    for (const table of ['school', 'student', 'service', 'assessment', 'mark', 'absence'])
      await readAsFamily((tx) => tx.$queryRawUnsafe(`select 1 from teleservices.${table} limit 1`))
    for (const table of ['student', 'guardian', 'activation_code', 'account', 'access', 'mark', 'absence'])
      expect(await refusal(readAsFamily((tx) => tx.$queryRawUnsafe(`select 1 from public.${table} limit 1`)))).toMatch(
        /permission denied/,
      )
    expect(await refusal(readAsFamily((tx) => tx.$executeRaw`delete from teleservices.student`))).toMatch(
      /permission denied/,
    )
  })

  test('[TS-122][TS-123] another family’s ids read nothing; a pupil sees only himself', async () => {
    const { lina, school } = await household()
    const stranger = await activate('CAR', await buildGuardianship({ schoolId: school.id }))
    await makeUsableCode('CAR', lina)
    expect(await findOpenService(stranger, { studentId: lina.studentId, kind: 'NOTES' })).toBeNull()
    const pupil = await activate('CAE', { id: lina.studentId, schoolId: school.id })
    expect((await getFamilyHome(pupil)).children.map(({ studentId }) => studentId)).toEqual([lina.studentId])
    expect(await getFamilyHome({ ...pupil, profile: 'GUARDIAN' })).toMatchObject({ children: [] })
  })

  test('an access usable from tomorrow shows nothing today', async () => {
    const { lina } = await household()
    const actor = await activate('CAR', lina)
    await db.access.updateMany({ where: { accountId: actor.id }, data: { usableFrom: toDbDate(addDays(today(), 1)) } })
    expect(await namesOf(actor)).toEqual([])
    expect(await onDay(1, () => namesOf(actor))).toEqual(['Lina'])
  })
})

test('one_live_access_per_guardianship and one_live_access_per_student_account refuse a second live access', async () => {
  const { lina, school } = await household()
  const actor = await activate('CAR', lina)
  const common = { accountId: actor.id, schoolId: school.id, route: 'CODE', usableFrom: toDbDate(today()) } as const
  const create = (holder: { guardianshipId?: string; studentId?: string }) =>
    db.access.create({ data: { ...common, ...holder } }).then(
      () => null,
      (error: unknown) => error,
    )
  expect(violates(await create({ guardianshipId: lina.id }), 'one_live_access_per_guardianship')).toBe(true)
  expect(await create({ studentId: lina.studentId })).toBeNull()
  expect(violates(await create({ studentId: lina.studentId }), 'one_live_access_per_student_account')).toBe(true)
  expect(violates(await create({}), 'access_names_its_holder')).toBe(true)
})
