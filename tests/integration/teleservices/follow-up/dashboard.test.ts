import { describe, expect, test } from 'vitest'
import { today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { CAUSES } from '@/lib/teleservices/follow-up/domain/without-account'
import { getDashboard } from '@/lib/teleservices/follow-up/queries/get-dashboard'
import { listAcademieSchools } from '@/lib/teleservices/follow-up/queries/list-academie-schools'
import { listWithoutAccount } from '@/lib/teleservices/follow-up/queries/list-without-account'
import { buildAccount, buildCode, buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { academieActor, staffActor } from '@/tests/support/actors'

const DAY = new Date('2026-11-12T09:00:00Z')

type Told = {
  codeId: string
  channel?: 'EMAIL' | 'LETTER'
  state: 'PLANNED' | 'SENDING' | 'UNCERTAIN' | 'BOUNCED' | 'FAILED' | 'ACCEPTED' | 'CANCELLED'
  at?: Date
  id?: string
}

async function deliverAt(schoolId: string, { codeId, channel = 'EMAIL', state, at, id }: Told) {
  const batch = await db.notificationBatch.create({
    data: {
      ...(at && { createdAt: at }),
      ...(id && { id }),
      schoolId,
      kind: 'CAR',
      requestedById: schoolId,
      requestKey: crypto.randomUUID(),
      criteria: {},
      cancellableUntil: DAY,
    },
  })
  const line = { schoolId, batchId: batch.id, subjectId: codeId, state, recipient: {}, position: 1 }
  await db.delivery.create({ data: { ...line, ...(id && { id }), channel } })
}

const HIGH = 'ffffffff-0000-7000-8000-000000000001'
const LOW = '00000000-0000-7000-8000-000000000001'

/** A school with one couple of each situation, and one that has its account. */
async function everySituation() {
  const school = await buildSchool({ open: ['NOTES'] })
  const couple = async (name: string, kinshipCode = '10') =>
    (await buildGuardianship({ schoolId: school.id, kinshipCode, student: { familyName: name } })).id
  const deliver = (codeId: string, state: 'SENDING' | 'UNCERTAIN' | 'BOUNCED') =>
    deliverAt(school.id, { codeId, state })
  await couple('NOT_CREATED')
  await buildCode({ guardianshipId: await couple('NOT_NOTIFIED') })
  await buildCode({ guardianshipId: await couple('NOT_OPENED'), notifiedAt: DAY })
  const letter = await buildCode({ guardianshipId: await couple('TO_PRINT') })
  await deliverAt(school.id, { codeId: letter.id, channel: 'LETTER', state: 'PLANNED' })
  await deliver((await buildCode({ guardianshipId: await couple('SENDING') })).id, 'SENDING')
  await deliver((await buildCode({ guardianshipId: await couple('UNCERTAIN') })).id, 'UNCERTAIN')
  await deliver((await buildCode({ guardianshipId: await couple('UNDELIVERED'), notifiedAt: DAY })).id, 'BOUNCED')
  await buildCode({ guardianshipId: await couple('SUSPENDED'), notifiedAt: DAY, suspendedAt: DAY, wrongDates: 5 })
  const old = { usableFrom: addDays(today(), -90), expiresOn: toDbDate(addDays(today(), -1)) }
  await buildCode({ guardianshipId: await couple('EXPIRED'), notifiedAt: DAY, ...old })
  const gone = { notifiedAt: DAY, invalidatedAt: DAY }
  await buildCode({ guardianshipId: await couple('REFUSED'), ...gone, invalidationReason: 'REFUSAL' })
  await buildCode({ guardianshipId: await couple('WITHDRAWN'), ...gone, invalidationReason: 'LOSS' })
  await couple('ADULT_STUDENT', '70')
  const guardianshipId = await couple('ACCOUNT')
  await buildCode({ guardianshipId, notifiedAt: DAY, usedAt: DAY })
  const account = await buildAccount()
  await db.access.create({
    data: { accountId: account.id, schoolId: school.id, guardianshipId, route: 'CODE', usableFrom: DAY },
  })
  return { school, actor: staffActor({ schoolId: school.id, academieId: school.academieId }) }
}

describe('dashboard of a school', () => {
  test('every couple without account has one cause, and the figures add up', async () => {
    const { actor } = await everySituation()
    const dashboard = await getDashboard(actor)
    expect(dashboard.causes).toEqual(Object.fromEntries(CAUSES.map((cause) => [cause, 1])))
    expect(dashboard).toMatchObject({ couples: 13, accesses: 9, notified: 5, accounts: 1, accountsThisWeek: 1 })
    const causes = Object.values(dashboard.causes).reduce((sum, count) => sum + count, 0)
    expect(dashboard.couples).toBe(dashboard.accounts + causes)
    expect(dashboard.oldestWaiting).toEqual(DAY)
  })

  test('[TS-96] the cause is told by the last message in time, whatever its id; one taken back says nothing', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    const actor = staffActor({ schoolId: school.id, academieId: school.academieId })
    const { id } = await buildGuardianship({ schoolId: school.id })
    const code = await buildCode({ guardianshipId: id, notifiedAt: DAY })
    const on = (day: string) => new Date(`2026-11-${day}T09:00:00Z`)
    await deliverAt(school.id, { codeId: code.id, state: 'FAILED', at: on('12'), id: HIGH })
    await deliverAt(school.id, { codeId: code.id, state: 'ACCEPTED', at: on('13'), id: LOW })
    expect((await getDashboard(actor)).causes).toMatchObject({ NOT_OPENED: 1, UNDELIVERED: 0 })
    await deliverAt(school.id, { codeId: code.id, state: 'BOUNCED', at: on('14') })
    await deliverAt(school.id, { codeId: code.id, state: 'CANCELLED', at: on('15') })
    expect((await getDashboard(actor)).causes).toMatchObject({ NOT_OPENED: 0, UNDELIVERED: 1 })
  })

  test('[TS-96] an uncertain e-mail is to be mended, until another message about the code is on its way', async () => {
    const school = await buildSchool({ open: ['NOTES'] })
    const actor = staffActor({ schoolId: school.id, academieId: school.academieId })
    const { id } = await buildGuardianship({ schoolId: school.id })
    const code = await buildCode({ guardianshipId: id })
    const on = (day: string) => new Date(`2026-11-${day}T09:00:00Z`)
    const causes = async () => (await getDashboard(actor)).causes
    await deliverAt(school.id, { codeId: code.id, state: 'UNCERTAIN', at: on('12') })
    expect(await causes()).toMatchObject({ UNCERTAIN: 1, SENDING: 0 })
    await deliverAt(school.id, { codeId: code.id, state: 'FAILED', at: on('13') })
    expect(await causes()).toMatchObject({ UNDELIVERED: 1, SENDING: 0 })
    await deliverAt(school.id, { codeId: code.id, state: 'SENDING', at: on('14') })
    expect(await causes()).toMatchObject({ SENDING: 1, UNDELIVERED: 0, UNCERTAIN: 0 })
  })

  test('each figure is the length of its list', async () => {
    const { actor } = await everySituation()
    for (const cause of CAUSES) {
      const list = await listWithoutAccount(actor, { cause, page: 1 })
      expect(list.rows.map(({ student }) => student)).toEqual([`${cause} Lina (1G3)`])
    }
    expect((await listWithoutAccount(actor, { cause: null, page: 9 })).total).toBe(CAUSES.length)
  })

  test('[XC-04] another school counts for nothing', async () => {
    await everySituation()
    const empty = await buildSchool()
    const actor = staffActor({ schoolId: empty.id, academieId: empty.academieId })
    expect(await getDashboard(actor)).toMatchObject({ couples: 0, accesses: 0, accounts: 0, oldestWaiting: null })
    expect((await listWithoutAccount(actor, { cause: null, page: 1 })).rows).toEqual([])
  })
})

describe('schools of an académie', () => {
  test('[XC-04] come with figures, without any name, and those of the others do not come', async () => {
    const { school } = await everySituation()
    await everySituation()
    const import_ = { kind: 'schools.siecle', schoolId: school.id, state: 'APPLIED' as const, finishedAt: DAY }
    await db.fileLoad.create({ data: import_ })
    const page = await listAcademieSchools(academieActor({ academieId: school.academieId }), { page: 1 })
    expect(page.rows).toEqual([
      {
        id: school.id,
        uai: school.uai,
        name: school.name,
        city: school.city,
        importedAt: DAY,
        open: ['NOTES'],
        couples: 13,
        accesses: 9,
        accounts: 1,
      },
    ])
  })
})
