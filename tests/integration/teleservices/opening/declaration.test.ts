import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { declareSchools } from '@/lib/teleservices/opening/commands/declare-schools'
import { declareTeleservice } from '@/lib/teleservices/opening/commands/declare-teleservice'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { MANDATORY_OPEN, NOT_ELIGIBLE } from '@/lib/teleservices/opening/messages'
import { listAcademieTeleservices } from '@/lib/teleservices/opening/queries/list-academie-teleservices'
import { listDeclaredSchools } from '@/lib/teleservices/opening/queries/list-declared-schools'
import { listTeleservices } from '@/lib/teleservices/opening/queries/list-teleservices'
import { buildAcademie, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { academieActor, staffActor } from '@/tests/support/actors'

async function academie() {
  const { id } = await buildAcademie()
  const { account } = await buildStaff({ academieId: id, role: 'ACADEMIE_MANAGER' })
  return academieActor({ id: account.id, academieId: id })
}

async function head(academieId: string, open: ('NOTES' | 'ABSENCES')[] = []) {
  const { id: schoolId } = await buildSchool({ academieId, open })
  const { account } = await buildStaff({ schoolId })
  return staffActor({ id: account.id, schoolId, academieId })
}

const audited = (academieId: string) =>
  db.auditEvent.findMany({
    where: { academieId, action: { startsWith: 'academie.' } },
    orderBy: { id: 'asc' },
    select: { action: true, data: true },
  })

const serviceOf = async (actor: Awaited<ReturnType<typeof head>>, kind: string) =>
  (await listTeleservices(actor)).find((service) => service.kind === kind)

const none = { added: [], removed: [] }

describe('what the académie offers', () => {
  test('[TS-26] a mandatory service cannot be closed any more; where it is closed, the head still opens it', async () => {
    const actor = await academie()
    const [opened, closed] = [await head(actor.academieId, ['ABSENCES']), await head(actor.academieId)]
    expect(await declareTeleservice(actor, { kind: 'ABSENCES', offer: 'GENERAL', mandatory: true })).toBe(true)
    await expect(setOpening(opened, { wanted: { ABSENCES: false } })).rejects.toMatchObject({
      message: `Consultation des absences : ${MANDATORY_OPEN}`,
    })
    expect(await serviceOf(closed, 'ABSENCES')).toMatchObject({ open: false, mandatory: true })
    expect(await setOpening(closed, { wanted: { ABSENCES: true } })).toMatchObject({ opened: ['ABSENCES'] })
  })

  test('two clicks: the second changes nothing and leaves no trace', async () => {
    const actor = await academie()
    const ask = { kind: 'NOTES', offer: 'EXPERIMENT', mandatory: false } as const
    expect((await Promise.all([declareTeleservice(actor, ask), declareTeleservice(actor, ask)])).sort()).toEqual([
      false,
      true,
    ])
    expect(await audited(actor.academieId)).toEqual([
      {
        action: 'academie.teleservice-declared',
        data: { kind: 'NOTES', offer: 'EXPERIMENT', mandatory: false },
      },
    ])
  })

  test('mandatory and not offered is refused; a service withdrawn comes back as it was', async () => {
    const actor = await academie()
    await expect(declareTeleservice(actor, { kind: 'LPC', offer: 'NONE', mandatory: true })).rejects.toMatchObject({
      code: 'REJECTED',
    })
    await declareTeleservice(actor, { kind: 'LPC', offer: 'NONE', mandatory: false })
    const where = { academieId_kind: { academieId: actor.academieId, kind: 'LPC' as const } }
    expect(await db.academieTeleservice.findUnique({ where })).toMatchObject({ available: false, generalised: false })
  })

  test('what is no more offered disappears where it is closed, and stays where it is open', async () => {
    const actor = await academie()
    const [opened, closed] = [await head(actor.academieId, ['NOTES']), await head(actor.academieId)]
    await declareTeleservice(actor, { kind: 'NOTES', offer: 'NONE', mandatory: false })
    expect(await serviceOf(closed, 'NOTES')).toBeUndefined()
    expect(await serviceOf(opened, 'NOTES')).toMatchObject({ open: true, eligible: false })
  })

  test('the figures are those of the académie alone', async () => {
    const [actor, other] = [await academie(), await academie()]
    await head(actor.academieId, ['NOTES'])
    await head(actor.academieId)
    await head(other.academieId, ['NOTES'])
    expect((await listAcademieTeleservices(actor)).map(({ kind, open, schools }) => [kind, open, schools])).toEqual([
      ['NOTES', 1, 2],
      ['ABSENCES', 0, 2],
      ['LPC', 0, 2],
    ])
    await declareTeleservice(other, { kind: 'NOTES', offer: 'NONE', mandatory: false })
    expect((await listAcademieTeleservices(actor))[0]).toMatchObject({ kind: 'NOTES', available: true })
  })

  test('an académie that never said anything can speak', async () => {
    const { id } = await buildAcademie({ teleservices: { create: [] } })
    const actor = academieActor({ academieId: id })
    expect((await listAcademieTeleservices(actor)).every(({ available, schools }) => available && schools === 0)).toBe(
      true,
    )
    await declareTeleservice(actor, { kind: 'NOTES', offer: 'GENERAL', mandatory: true })
    expect((await listAcademieTeleservices(actor))[0]).toMatchObject({ mandatory: true })
  })
})

describe('[TS-42] the schools that it concerns', () => {
  const add = (ids: string[]) => ({ added: ids, removed: [] })

  test('an experimenter may open what is not generalised; without the module, nobody may', async () => {
    const actor = await academie()
    const [first, second] = [await head(actor.academieId), await head(actor.academieId)]
    expect(await declareSchools(actor, { kind: 'LPC', experimenters: add([first.schoolId]), users: none })).toBe(1)
    expect(await setOpening(first, { wanted: { LPC: true } })).toMatchObject({ opened: ['LPC'] })
    await expect(setOpening(second, { wanted: { LPC: true } })).rejects.toMatchObject({
      message: `LPC : ${NOT_ELIGIBLE}`,
    })
    await declareSchools(actor, {
      kind: 'NOTES',
      experimenters: none,
      users: { added: [], removed: [second.schoolId] },
    })
    expect(await serviceOf(second, 'NOTES')).toMatchObject({ eligible: false })
    expect(await serviceOf(first, 'NOTES')).toMatchObject({ eligible: true })
    expect((await audited(actor.academieId)).map(({ data }) => data)).toEqual([
      { kind: 'LPC', schools: [first.schoolId], experimenters: 1, users: 0 },
      { kind: 'NOTES', schools: [second.schoolId], experimenters: 0, users: -1 },
    ])
  })

  test('[XC-04] a school of another académie stays as it is', async () => {
    const [actor, other] = [await academie(), await academie()]
    const foreign = await head(other.academieId)
    const { schoolId } = foreign
    expect(
      await declareSchools(actor, {
        kind: 'LPC',
        experimenters: add([schoolId]),
        users: { added: [], removed: [schoolId] },
      }),
    ).toBe(0)
    expect(await serviceOf(foreign, 'LPC')).toMatchObject({ experimenter: false, moduleUsed: true })
    expect((await listDeclaredSchools(actor, 'LPC', { q: '', page: 1 })).total).toBe(0)
    expect(await audited(actor.academieId)).toEqual([])
  })

  test('the second of two equal requests changes nothing, and a school keeps what the form did not change', async () => {
    const actor = await academie()
    const { schoolId } = await head(actor.academieId, ['NOTES'])
    const ask = { kind: 'NOTES', experimenters: add([schoolId]), users: none } as const
    expect((await Promise.all([declareSchools(actor, ask), declareSchools(actor, ask)])).sort()).toEqual([0, 1])
    expect(await declareSchools(actor, ask)).toBe(0)
    expect(
      await db.schoolTeleservice.findUnique({ where: { schoolId_kind: { schoolId, kind: 'NOTES' } } }),
    ).toMatchObject({ experimenter: true, moduleUsed: true, open: true })
  })

  test('a school without settings yet gets them', async () => {
    const actor = await academie()
    const { schoolId } = await head(actor.academieId)
    await db.schoolTeleservice.deleteMany({ where: { schoolId } })
    expect(await declareSchools(actor, { kind: 'LPC', experimenters: add([schoolId]), users: none })).toBe(1)
    expect(await db.schoolTeleservice.findMany({ where: { schoolId } })).toMatchObject([
      { kind: 'LPC', experimenter: true, moduleUsed: true, open: false },
    ])
  })

  test('is found by a part of its name without accents, of its town, or by its UAI; page by page', async () => {
    const actor = await academie()
    const { academieId } = actor
    const school = await buildSchool({ academieId, name: 'Collège Hélène-Boucher', city: 'Saint-Aubrac' })
    for (let index = 0; index < 51; index += 1) await buildSchool({ academieId })
    const search = async (q: string, page = 1) => listDeclaredSchools(actor, 'NOTES', { q, page })
    for (const q of ['helene boucher', 'HÉLÈNE', 'aubrac', school.uai, school.uai.toLowerCase()])
      expect((await search(q)).rows.map(({ id }) => id)).toEqual([school.id])
    expect((await search('zzz')).total).toBe(0)
    expect(await search('', 2)).toMatchObject({ total: 52, page: 2, pageCount: 2 })
    expect((await search('', 9)).page).toBe(2)
  })
})
