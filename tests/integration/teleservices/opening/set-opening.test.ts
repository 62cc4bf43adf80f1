import { describe, expect, test } from 'vitest'
import { schoolSystemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { MANDATORY_OPEN, NOT_ELIGIBLE } from '@/lib/teleservices/opening/messages'
import { listTeleservices } from '@/lib/teleservices/opening/queries/list-teleservices'
import { replicateSchool } from '@/lib/teleservices/replication/commands/replicate-school'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { buildAcademie, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'

async function head(open: ('NOTES' | 'ABSENCES')[] = [], academieId?: string) {
  const school = await buildSchool({ open, academieId })
  const { account } = await buildStaff({ schoolId: school.id })
  return staffActor({ id: account.id, schoolId: school.id })
}

const openKinds = async (actor: Awaited<ReturnType<typeof head>>) =>
  (await listTeleservices(actor)).filter(({ open }) => open).map(({ kind }) => kind)

describe('the list', () => {
  test('TS-39 TS-43 every service, open or not, and whether the school may claim it', async () => {
    const services = await listTeleservices(await head(['NOTES']))
    expect(services.map(({ kind, open, eligible }) => [kind, open, eligible])).toEqual([
      ['NOTES', true, true],
      ['ABSENCES', false, true],
      ['LPC', false, false],
    ])
  })

  test('what the académie does not offer is not shown, unless it is still open', async () => {
    const academie = await buildAcademie({ teleservices: { create: [{ kind: 'NOTES', available: false }] } })
    expect((await listTeleservices(await head([], academie.id))).map(({ kind }) => kind)).toEqual(['ABSENCES', 'LPC'])
    expect((await listTeleservices(await head(['NOTES'], academie.id)))[0]).toMatchObject({
      kind: 'NOTES',
      eligible: false,
    })
  })
})

describe('opening and closing', () => {
  test('TS-24 TS-51 opens what is asked, leaves the rest, and is journaled', async () => {
    const actor = await head()
    expect((await getModuleState(actor)).anyOpen).toBe(false)
    expect(await setOpening(actor, { wanted: { NOTES: true, ABSENCES: false } })).toEqual({
      opened: ['NOTES'],
      readAgain: [],
      closed: [],
    })
    expect(await openKinds(actor)).toEqual(['NOTES'])
    expect((await getModuleState(actor)).anyOpen).toBe(true)
    expect(await db.auditEvent.count({ where: { actorId: actor.id, action: 'teleservice.opened' } })).toBe(1)
    expect(await setOpening(actor, { wanted: { NOTES: true } })).toEqual({ opened: [], readAgain: [], closed: [] })
  })

  test('TS-65 closing keeps the settings', async () => {
    const actor = await head(['NOTES'])
    const where = { schoolId_kind: { schoolId: actor.schoolId, kind: 'NOTES' as const } }
    await db.schoolTeleservice.update({ where, data: { publicationType: 'DEADLINE' } })
    expect(await setOpening(actor, { wanted: { NOTES: false } })).toEqual({
      opened: [],
      readAgain: [],
      closed: ['NOTES'],
    })
    expect(await db.schoolTeleservice.findUnique({ where })).toMatchObject({ open: false, publicationType: 'DEADLINE' })
  })

  test('TS-26 a mandatory one cannot be closed, and nothing else of the form is done', async () => {
    const academie = await buildAcademie({ teleservices: { create: [{ kind: 'ABSENCES', mandatory: true }] } })
    const actor = await head(['ABSENCES'], academie.id)
    await expect(setOpening(actor, { wanted: { NOTES: true, ABSENCES: false } })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: `Consultation des absences : ${MANDATORY_OPEN}`,
    })
    expect(await openKinds(actor)).toEqual(['ABSENCES'])
  })

  test('TS-42 one that the school cannot claim does not open', async () => {
    const actor = await head()
    await expect(setOpening(actor, { wanted: { LPC: true } })).rejects.toMatchObject({
      message: `LPC : ${NOT_ELIGIBLE}`,
    })
    await db.schoolTeleservice.update({
      where: { schoolId_kind: { schoolId: actor.schoolId, kind: 'LPC' } },
      data: { experimenter: true },
    })
    expect(await setOpening(actor, { wanted: { LPC: true } })).toEqual({ opened: ['LPC'], readAgain: [], closed: [] })
  })

  test('XC-04 another school stays as it is', async () => {
    const other = await head(['NOTES'])
    await setOpening(await head(['NOTES']), { wanted: { NOTES: false } })
    expect(await openKinds(other)).toEqual(['NOTES'])
  })

  test('two heads at once: each sees what the other did', async () => {
    const actor = await head()
    const results = await Promise.all([
      setOpening(actor, { wanted: { NOTES: true } }),
      setOpening(actor, { wanted: { NOTES: true } }),
    ])
    expect(results.map(({ opened }) => opened.length).sort()).toEqual([0, 1])
  })
})

describe('what families see', () => {
  const seen = (schoolId: string) =>
    db.$queryRaw<{ kind: string; open: boolean }[]>`
      select kind, open from teleservices.service where school_id = ${schoolId}::uuid order by kind`

  test('TS-17 TS-46 an opening waits for the replication, a closing acts at once', async () => {
    const actor = await head(['NOTES'])
    await replicateSchool(schoolSystemActor('test', actor.schoolId), actor.schoolId)
    await setOpening(actor, { wanted: { NOTES: false, ABSENCES: true } })
    expect(await seen(actor.schoolId)).toEqual([
      { kind: 'ABSENCES', open: false },
      { kind: 'NOTES', open: false },
    ])
    await replicateSchool(schoolSystemActor('test', actor.schoolId), actor.schoolId)
    expect(await seen(actor.schoolId)).toContainEqual({ kind: 'ABSENCES', open: true })
  })

  const copyOf = (schoolId: string) =>
    db.$queryRaw<object[]>`
      select open, closed_on::text as "closedOn", opens_on::text as "opensOn"
      from teleservices.service where school_id = ${schoolId}::uuid and kind = 'NOTES'`

  test('[TS-46] reopened before the night, a service is read again at once; after it, from the next day', async () => {
    const actor = await head(['NOTES'])
    const night = () => replicateSchool(schoolSystemActor('test', actor.schoolId), actor.schoolId)
    const set = (open: boolean) => setOpening(actor, { wanted: { NOTES: open } })
    const [day, next] = [today(), addDays(today(), 1)]
    await night()
    await set(false)
    expect(await copyOf(actor.schoolId)).toEqual([{ open: false, closedOn: day, opensOn: null }])
    expect(await set(true)).toMatchObject({ opened: ['NOTES'], readAgain: ['NOTES'] })
    expect(await copyOf(actor.schoolId)).toEqual([{ open: true, closedOn: null, opensOn: null }])
    await set(false)
    await night()
    expect(await copyOf(actor.schoolId)).toEqual([{ open: false, closedOn: null, opensOn: null }])
    expect(await set(true)).toMatchObject({ opened: ['NOTES'], readAgain: [] })
    expect(await copyOf(actor.schoolId)).toEqual([{ open: false, closedOn: null, opensOn: next }])
    await set(false)
    expect(await copyOf(actor.schoolId)).toEqual([{ open: false, closedOn: null, opensOn: null }])
    await set(true)
    await night()
    expect(await copyOf(actor.schoolId)).toEqual([{ open: true, closedOn: null, opensOn: null }])
  })

  test('a school that no night has copied opens without a copy', async () => {
    const actor = await head()
    expect(await setOpening(actor, { wanted: { NOTES: true } })).toMatchObject({ readAgain: [] })
    expect(await copyOf(actor.schoolId)).toEqual([])
  })

  test('an académie that says nothing of a service offers it', async () => {
    const academie = await buildAcademie({ teleservices: { create: [] } })
    const actor = await head(['NOTES'], academie.id)
    await replicateSchool(schoolSystemActor('test', actor.schoolId), actor.schoolId)
    expect(await seen(actor.schoolId)).toContainEqual({ kind: 'NOTES', open: true })
  })
})
