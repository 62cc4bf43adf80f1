import { describe, expect, test } from 'vitest'
import { withdrawAccesses } from '@/lib/accounts'
import { disputeAccesses } from '@/lib/accounts/commands/dispute-accesses'
import { listDisputes } from '@/lib/accounts/queries/list-disputes'
import { schoolSystemActor, systemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { toDbDate } from '@/lib/platform/dates'
import { db, violates } from '@/lib/platform/db'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { closeServiceForFamilies } from '@/lib/teleservices/opening/commands/copied-service'
import { replicateSchool } from '@/lib/teleservices/replication/commands/replicate-school'
import { replicateSchools } from '@/lib/teleservices/replication/commands/replicate-schools'
import { buildCode, buildGuardianship, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { familyActor, staffActor } from '../../../support/actors'
import { makeCode, onDay, replicate } from '../../../support/codes'
import { whileHeld } from '../../../support/held-school'
import { activate, findOpenService, household, namesOf, refusal } from '../../../support/household'

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
    expect(await whileHeld(school.id, () => refusal(replicate(school.id)))).toMatch(/déjà en cours/)
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
    const counts = await whileHeld(held.id, () => replicateSchools(systemActor('test'), [one.id, two.id, held.id]))
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
