import http from 'node:http'
import { serve } from 'inngest/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invalidateCodes } from '@/lib/accounts'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { schoolSystemActor } from '@/lib/auth/actor'
import { inngest } from '@/lib/jobs/client'
import { type Engine, startEngine } from '@/lib/jobs/engine/engine'
import { createPool } from '@/lib/jobs/engine/pool'
import { functions } from '@/lib/jobs/registry'
import { today } from '@/lib/platform/clock'
import { addDays, fromDbDate, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { createStudentCodes } from '@/lib/teleservices/holders/commands/create-student-codes'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { replicateGroup } from '@/lib/teleservices/replication/commands/replicate-group'
import { requestReplication } from '@/lib/teleservices/replication/commands/request-replication'
import { buildSchool, buildStudent } from '@/prisma/seed/builders'
import { staffActor } from '../../../support/actors'
import { giveCode, pupilOf, schoolWithHead } from '../../../support/holders'
import { listenAnywhere } from '../../../support/jobs-server'

const create = (schoolId: string) => createStudentCodes(schoolSystemActor('test', schoolId), schoolId)
const validCodes = (schoolId: string) =>
  db.activationCode.findMany({ where: { schoolId, kind: 'CAE', invalidatedAt: null }, orderBy: { studentId: 'asc' } })
const holders = async (schoolId: string) => (await validCodes(schoolId)).map(({ studentId }) => studentId)

describe('a CAE for every pupil', () => {
  test('[TS-50][TS-47] once each, usable the next day; pupils who left or died, and other schools, have none', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    const pupils = [await buildStudent({ schoolId: school.id }), await buildStudent({ schoolId: school.id })]
    await buildStudent({ schoolId: school.id, leftOn: '2026-10-02' })
    await buildStudent({ schoolId: school.id, deceased: true })
    await buildStudent({ schoolId: school.id, division: null })
    const elsewhere = await buildStudent()
    expect(await create(school.id)).toBe(2)
    expect(await holders(school.id)).toEqual(pupils.map(({ id }) => id).sort())
    expect((await validCodes(school.id)).map(({ usableFrom }) => fromDbDate(usableFrom))).toEqual([
      addDays(today(), 1),
      addDays(today(), 1),
    ])
    expect(await holders(elsewhere.schoolId)).toEqual([])
    expect(await create(school.id)).toBe(0)
    expect(await db.auditEvent.count({ where: { action: 'activation-code.created', schoolId: school.id } })).toBe(1)
  })

  test('[TS-50] nothing while every service is closed', async () => {
    const school = await buildSchool()
    await buildStudent({ schoolId: school.id })
    expect(await create(school.id)).toBe(0)
    expect(await holders(school.id)).toEqual([])
  })

  test('[TS-50] a CAE that the school withdrew is not given again by itself; a pupil who comes back gets one', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    const refused = await buildStudent({ schoolId: school.id })
    const back = await buildStudent({ schoolId: school.id })
    await create(school.id)
    for (const [student, reason] of [
      [refused, 'REFUSAL'],
      [back, 'STUDENT_LEFT'],
    ] as const) {
      const { id } = await db.activationCode.findFirstOrThrow({ where: { studentId: student.id, invalidatedAt: null } })
      await db.$transaction((tx) =>
        invalidateCodes(tx, schoolSystemActor('test', school.id), { schoolId: school.id, codeIds: [id], reason }),
      )
    }
    await db.student.update({ where: { id: back.id }, data: { leftOn: toDbDate(today()) } })
    expect(await create(school.id)).toBe(0)
    await db.student.update({ where: { id: back.id }, data: { leftOn: null } })
    expect(await create(school.id)).toBe(1)
    expect(await holders(school.id)).toEqual([back.id])
  })

  test('[TS-50][TS-99] a departure that a person wrote before SIECLE says it: no code until somebody gives one', async () => {
    const { actor, school } = await schoolWithHead()
    const pupil = await pupilOf(actor)
    const shownCodeId = await giveCode(actor, pupil)
    await withdrawCode(actor, { ...pupil, shownCodeId, reason: 'STUDENT_LEFT' })
    expect(await create(school.id)).toBe(0)
    await db.withdrawal.updateMany({
      where: { codeId: shownCodeId },
      data: { undoneAt: new Date(), undoneById: actor.id },
    })
    expect(await create(school.id)).toBe(1)
  })

  test('[TS-50] the opening, the night and the screen at once: one code each', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    for (let index = 0; index < 12; index++) await buildStudent({ schoolId: school.id })
    const created = await Promise.all([create(school.id), create(school.id), create(school.id)])
    expect(created.toSorted()).toEqual([0, 0, 12])
    expect(await holders(school.id)).toHaveLength(12)
  })

  test('[TS-50][TS-46] the night of several schools makes those of each newcomer, one closed school left aside', async () => {
    const schools = [
      await buildSchool({ open: ['NOTES'] }),
      await buildSchool(),
      await buildSchool({ open: ['ABSENCES'] }),
    ]
    const newcomers = []
    for (const school of schools) newcomers.push(await buildStudent({ schoolId: school.id }))
    expect(
      await replicateGroup(
        'test',
        schools.map(({ id }) => id),
      ),
    ).toEqual([])
    const given = await Promise.all(schools.map(({ id }) => holders(id)))
    expect(given).toEqual([[newcomers[0]?.id], [], [newcomers[2]?.id]])
  })

  test('a member of staff acts for their own school only', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    await buildStudent({ schoolId: school.id })
    await expect(createStudentCodes(staffActor(), school.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await holders(school.id)).toEqual([])
  })
})

describe('in the jobs', () => {
  const pool = createPool(env.DATABASE_URL)
  const app = http.createServer(serve({ client: inngest, functions }))
  let engine: Engine

  beforeAll(async () => {
    engine = startEngine({
      ...{ pool, connectionString: env.DATABASE_URL, signingKey: env.INNGEST_SIGNING_KEY, pollMilliseconds: 50 },
      url: `${await listenAnywhere(app)}/api/inngest`,
    })
  })
  afterAll(async () => {
    await engine.stop()
    await pool.end()
    await new Promise((resolve) => app.close(resolve).closeAllConnections())
  })

  test('[TS-50][TS-24] opening the first service makes them; the next replication those of the newcomers', async () => {
    const school = await buildSchool()
    const first = await buildStudent({ schoolId: school.id })
    const account = await db.account.create({ data: { username: `chef.${school.uai}`, usernameKey: school.uai } })
    const actor = staffActor({ id: account.id, schoolId: school.id, academieId: school.academieId })
    await setOpening(actor, { wanted: { NOTES: true } })
    await expect.poll(() => holders(school.id), { timeout: 20_000 }).toEqual([first.id])
    const second = await buildStudent({ schoolId: school.id })
    await requestReplication(actor)
    await expect.poll(() => holders(school.id), { timeout: 20_000 }).toEqual([first.id, second.id].sort())
  }, 60_000)
})
