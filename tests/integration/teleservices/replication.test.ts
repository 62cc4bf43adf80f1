import { describe, expect, test } from 'vitest'
import { withdrawAccesses } from '@/lib/accounts'
import { attachCode } from '@/lib/accounts/commands/attach-code'
import { disputeAccesses } from '@/lib/accounts/commands/dispute-accesses'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { ACTIVATION } from '@/lib/accounts/messages'
import { listDisputes } from '@/lib/accounts/queries/list-disputes'
import { schoolSystemActor, systemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db, violates } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { replicateSchool } from '@/lib/teleservices/commands/replicate-school'
import { replicateSchools } from '@/lib/teleservices/commands/replicate-schools'
import { closeServiceForFamilies } from '@/lib/teleservices/family/close-service'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { familyRoleIsThere, readAsFamily } from '@/lib/teleservices/family/read-as-family'
import { readService } from '@/lib/teleservices/family/read-service'
import {
  buildAcademie,
  buildCode,
  buildGuardian,
  buildGuardianship,
  buildSchool,
  buildStudent,
} from '@/prisma/seed/builders'
import { familyActor, staffActor } from '../../support/actors'
import { makeCode, makeUsableCode, onDay, replicate } from '../../support/codes'

const visitor = { kind: 'public', id: null, ipPrefix: null } as const
const BIRTH = '2010-03-27'
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: Error) => error.message,
  )

let next = 0
/** An account opened by the code of that holder. */
async function activate(kind: 'CAR' | 'CAE', holder: { id: string; schoolId: string }) {
  const { id } = await makeUsableCode(kind, holder)
  const username = `famille-${next++}`
  await openAccount(visitor, { codeId: id, notMine: [], username, password: 'tulipe lampe gare nuage', email: '' })
  const account = await db.account.findUniqueOrThrow({ where: { usernameKey: username } })
  return familyActor({ id: account.id, profile: kind === 'CAR' ? 'GUARDIAN' : 'STUDENT' })
}

async function household() {
  const school = await buildSchool({ open: ['NOTES'], phone: '09 99 00 12 34' })
  const guardian = await buildGuardian({ schoolId: school.id })
  const couple = (firstName: string, division = '1G3') =>
    buildGuardianship({
      schoolId: school.id,
      guardianId: guardian.id,
      student: { firstName, division, birthDate: BIRTH },
    })
  return { school, guardian, couple, lina: await couple('Lina') }
}
/** Null when the family does not read that service of that pupil. */
const findOpenService = async (
  ...[actor, service]: [Parameters<typeof readService>[0], Parameters<typeof readService>[1]]
) => (await readService(actor, service, async () => true))?.content ?? null
const namesOf = async (actor: Parameters<typeof getFamilyHome>[0]) =>
  (await getFamilyHome(actor)).children.map((child) => child.firstName)

describe('what the replication copies', () => {
  test('[TS-44][TS-45] children, school and services reach the families’ schema with the date of the data', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    const home = await getFamilyHome(actor)
    expect(home.children).toMatchObject([
      {
        firstName: 'Lina',
        division: '1G3',
        school: { name: school.name, validOn: today() },
        services: [
          { kind: 'NOTES', open: true },
          { kind: 'ABSENCES', open: false },
        ],
      },
    ])
  })

  test('[TS-46] twice the same day writes nothing the second time; a change is one row', async () => {
    const { lina, school, couple } = await household()
    for (const one of [lina, await couple('Adam'), await couple('Inès')]) await makeCode('CAR', one, today())
    expect(await replicate(school.id)).toMatchObject({ schools: 1, students: 3, services: 2, removed: 0 })
    expect(await replicate(school.id)).toMatchObject({
      schools: 0,
      students: 0,
      services: 0,
      removed: 0,
      attached: 0,
      lapsed: 0,
    })
    await db.student.update({ where: { id: lina.studentId }, data: { firstName: 'Lina-Rose' } })
    expect(await replicate(school.id)).toMatchObject({ schools: 0, students: 1, services: 0, removed: 0 })
  })

  test('[TS-46] what changes today is read tomorrow', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    await db.schoolTeleservice.update({
      where: { schoolId_kind: { schoolId: school.id, kind: 'ABSENCES' } },
      data: { open: true },
    })
    const service = { studentId: lina.studentId, kind: 'ABSENCES' } as const
    expect(await findOpenService(actor, service)).toBeNull()
    await onDay(1, () => replicate(school.id))
    expect(await findOpenService(actor, service)).not.toBeNull()
  })

  test('two replications of one school at once: one_running_replication_per_school refuses the second', async () => {
    const school = await buildSchool()
    const run = () => db.replicationRun.create({ data: { schoolId: school.id, ranOn: toDbDate(today()) } })
    const first = await run()
    expect(violates(await run().catch((error: unknown) => error), 'one_running_replication_per_school')).toBe(true)
    expect(await refusal(replicate(school.id))).toMatch(/déjà en cours/)
    await db.replicationRun.update({ where: { id: first.id }, data: { startedAt: new Date(Date.now() - 16 * 60_000) } })
    expect(await refusal(replicate(school.id))).toBeNull()
    expect((await db.replicationRun.findUnique({ where: { id: first.id } }))?.state).toBe('FAILED')
  })

  test('[TS-46] schools replicated together: the run and the journal of each say what it wrote, a held one is left', async () => {
    const [one, two, held] = [await buildSchool(), await buildSchool(), await buildSchool()]
    for (const { id, pupils } of [
      { id: one.id, pupils: 1 },
      { id: two.id, pupils: 2 },
      { id: held.id, pupils: 1 },
    ])
      for (let pupil = 0; pupil < pupils; pupil += 1) {
        const { id: studentId } = await buildStudent({ schoolId: id })
        await buildCode({ kind: 'CAE', studentId })
      }
    await db.replicationRun.create({ data: { schoolId: held.id, ranOn: toDbDate(today()) } })
    const counts = await replicateSchools(systemActor('test'), [one.id, two.id, held.id])
    expect([...counts.keys()].toSorted()).toEqual([one.id, two.id].toSorted())
    for (const [schoolId, students] of [
      [one.id, 1],
      [two.id, 2],
    ] as const) {
      const said = { schools: 1, students, removed: 0 }
      expect(counts.get(schoolId)).toMatchObject(said)
      expect(await db.replicationRun.findFirst({ where: { schoolId } })).toMatchObject({ state: 'DONE', counts: said })
      expect(await db.auditEvent.findMany({ where: { schoolId, action: 'replication.finished' } })).toMatchObject([
        { data: { counts: said }, actorLabel: 'test' },
      ])
    }
    expect(await db.replicationRun.count({ where: { schoolId: held.id, state: 'DONE' } })).toBe(0)
  })

  test('a job that names one school replicates no other', async () => {
    const [mine, other] = [await buildSchool(), await buildSchool()]
    expect(await refusal(replicateSchool(schoolSystemActor('test', mine.id), other.id))).toMatch(/n’agissez pas/)
    expect(await db.replicationRun.count({ where: { schoolId: other.id } })).toBe(0)
  })
})

describe('who loses access', () => {
  test('[TS-124][TS-12] a pupil who left: codes invalidated with the reason, accesses and copies gone', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    await db.student.update({ where: { id: lina.studentId }, data: { leftOn: toDbDate(today()) } })
    expect(await replicate(school.id)).toMatchObject({ lapsed: 1 })
    expect(await namesOf(actor)).toEqual([])
    expect(await db.activationCode.findFirst({ where: { guardianshipId: lina.id } })).toMatchObject({
      invalidationReason: 'STUDENT_LEFT',
      encrypted: null,
    })
    const copies = await db.$queryRaw<unknown[]>`select from teleservices.student where id = ${lina.studentId}::uuid`
    expect(copies).toEqual([])
  })

  test('[TS-124] a guardian who is no longer légal 1 or 2 loses this child only', async () => {
    const { lina, school, couple } = await household()
    const adam = await couple('Adam')
    await makeCode('CAR', adam, today())
    const actor = await activate('CAR', lina)
    expect((await namesOf(actor)).sort()).toEqual(['Adam', 'Lina'])
    await db.guardianship.update({ where: { id: adam.id }, data: { legalRank: null, responsibility: 2 } })
    await replicate(school.id)
    expect(await namesOf(actor)).toEqual(['Lina'])
    expect((await db.access.findFirst({ where: { guardianshipId: adam.id } }))?.withdrawReason).toBe(
      'NOT_LEGAL_ANYMORE',
    )
  })

  test('[TS-12] the change of school year invalidates nothing', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    await db.school.update({ where: { id: school.id }, data: { currentYear: { increment: 1 } } })
    expect(await replicate(school.id)).toMatchObject({ lapsed: 0 })
    expect(await namesOf(actor)).toEqual(['Lina'])
  })

  test('[TS-17] a withdrawal cuts at once, and deletes at once what nobody may read any more', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    await db.$transaction((tx) =>
      withdrawAccesses(tx, schoolSystemActor('test', school.id), {
        schoolId: school.id,
        guardianshipIds: [lina.id],
        studentIds: [],
        reason: 'REFUSAL',
      }),
    )
    const home = await getFamilyHome(actor)
    expect(home.children).toEqual([])
    expect(home.withdrawn).toMatchObject([{ withdrawnOn: today(), school: { phone: '09 99 00 12 34' } }])
    expect(await findOpenService(actor, { studentId: lina.studentId, kind: 'NOTES' })).toBeNull()
  })

  test('a closing acts at once on what families see', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    expect(await findOpenService(actor, { studentId: lina.studentId, kind: 'NOTES' })).not.toBeNull()
    await db.$transaction((tx) => closeServiceForFamilies(tx, school.id, 'NOTES'))
    expect(await findOpenService(actor, { studentId: lina.studentId, kind: 'NOTES' })).toBeNull()
  })

  test('[TS-16] « Je ne suis pas le responsable », said later: cut at once, code ended, seen by the school', async () => {
    const { lina, school } = await household()
    const actor = await activate('CAR', lina)
    const [child] = (await getFamilyHome(actor)).children
    const stranger = familyActor({ id: (await activate('CAR', await buildGuardianship())).id })
    const accessIds = [child?.accessId ?? '']
    expect(await refusal(disputeAccesses(stranger, { accessIds }))).toMatch(/n’est plus rattaché/)
    await disputeAccesses(actor, { accessIds })
    expect(await namesOf(actor)).toEqual([])
    expect(await db.activationCode.findFirst({ where: { guardianshipId: lina.id } })).toMatchObject({
      invalidationReason: 'NOT_GUARDIAN',
    })
    expect(await listDisputes(staffActor({ schoolId: school.id }))).toMatchObject([{ guardianshipId: lina.id }])
    expect(await listDisputes(staffActor())).toEqual([])
  })
})

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

describe('late siblings', () => {
  test('[TS-16] a couple made later for a guardian who has an account is attached on d+1 without typing', async () => {
    const { lina, school, couple } = await household()
    const actor = await activate('CAR', lina)
    const adam = await couple('Adam')
    await makeCode('CAR', adam)
    expect(await replicate(school.id)).toMatchObject({ attached: 0 })
    await onDay(1, async () => {
      expect(await replicate(school.id)).toMatchObject({ attached: 1 })
      expect((await namesOf(actor)).sort()).toEqual(['Adam', 'Lina'])
      expect((await db.activationCode.findFirst({ where: { guardianshipId: adam.id } }))?.usedVia).toBe('SIBLING')
      expect(await replicate(school.id)).toMatchObject({ attached: 0 })
    })
  })

  test('[TS-16] never a couple with the reason « Refus », nor one whose new code must be typed', async () => {
    const { lina, school, couple } = await household()
    await activate('CAR', lina)
    for (const reason of ['REFUSAL', 'REPLACED'] as const) {
      const other = await couple(reason)
      const account = await db.account.create({ data: { username: reason, usernameKey: reason } })
      await db.access.create({
        data: {
          accountId: account.id,
          schoolId: school.id,
          guardianshipId: other.id,
          route: 'CODE',
          usableFrom: toDbDate(today()),
          withdrawnAt: new Date(),
          withdrawReason: reason,
        },
      })
      await makeCode('CAR', other, today())
    }
    expect(await replicate(school.id)).toMatchObject({ attached: 0 })
  })
})

describe('attaching another code to an account', () => {
  async function codeIn(academieId: string) {
    const school = await buildSchool({ academieId })
    const couple = await buildGuardianship({ schoolId: school.id, student: { birthDate: BIRTH } })
    return (await makeUsableCode('CAR', couple)).text
  }
  let last = 0
  const attach = (actor: Parameters<typeof attachCode>[0], code: string) =>
    attachCode(actor, { code, birthDate: BIRTH, address: `192.0.2.${last++}` })

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
    const sameDay = await makeUsableCode('CAE', await buildStudent({ schoolId: near.id, birthDate: BIRTH }))
    expect(await refusal(attach(actor, sameDay.text))).toBeNull()
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
