import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { listCouples } from '@/lib/teleservices/accesses/queries/list-couples'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import {
  buildCode,
  buildGuardian,
  buildGuardianship,
  buildSchool,
  buildStaff,
  buildStudent,
} from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'

const search = (values: Record<string, unknown> = {}) => AccessSearch.parse(values)
const DAY = new Date('2026-11-12T09:00:00Z')

async function head() {
  const school = await buildSchool({ open: ['NOTES'] })
  const { account } = await buildStaff({ schoolId: school.id })
  return staffActor({ id: account.id, schoolId: school.id })
}

describe('the states of a couple', () => {
  test('TS-75 TS-76 TS-79 each history of codes gives its state, and its date of notification', async () => {
    const actor = await head()
    const couple = async (firstName: string, kinshipCode = '10') =>
      (await buildGuardianship({ schoolId: actor.schoolId, kinshipCode, student: { firstName } })).id
    await couple('A jamais')
    await buildCode({ guardianshipId: await couple('B créé') })
    await buildCode({ guardianshipId: await couple('C notifié'), notifiedAt: DAY })
    const reworked = await couple('D retiré avant notification')
    await buildCode({ guardianshipId: reworked, invalidatedAt: DAY })
    const revoked = await couple('E notifié puis invalidé')
    await buildCode({ guardianshipId: revoked, notifiedAt: DAY, invalidatedAt: DAY, invalidationReason: 'LOSS' })
    const refused = await couple('F refus')
    await buildCode({ guardianshipId: refused, notifiedAt: DAY, invalidatedAt: DAY, invalidationReason: 'REFUSAL' })
    await buildCode({ guardianshipId: await couple('G utilisé'), usedAt: DAY })
    await couple('H majeur', '70')
    const again = await couple('I notifié, invalidé, refait')
    await buildCode({ guardianshipId: again, notifiedAt: DAY, invalidatedAt: DAY, createdAt: DAY })
    await buildCode({ guardianshipId: again })
    const old = { usableFrom: addDays(today(), -90), expiresOn: toDbDate(addDays(today(), -1)) }
    await buildCode({ guardianshipId: await couple('J expiré'), ...old })
    await buildCode({ guardianshipId: await couple('K expire ce soir'), expiresOn: toDbDate(today()) })
    const disputed = await couple('L contesté sans avoir été notifié')
    await buildCode({ guardianshipId: disputed, invalidatedAt: DAY, invalidationReason: 'NOT_GUARDIAN' })
    const { rows } = await listCouples(actor, search())
    expect(rows.map(({ student, state }) => [student.charAt(9), state])).toEqual([
      ['A', 'NONE'],
      ['B', 'CREATED'],
      ['C', 'NOTIFIED'],
      ['D', 'NONE'],
      ['E', 'REVOKED'],
      ['F', 'REFUSED'],
      ['G', 'USED'],
      ['H', 'ADULT_STUDENT'],
      ['I', 'CREATED'],
      ['J', 'EXPIRED'],
      ['K', 'CREATED'],
      ['L', 'REFUSED'],
    ])
    expect(rows.map(({ notifiedAt }) => notifiedAt?.toISOString() ?? null)).toEqual([
      null,
      null,
      DAY.toISOString(),
      null,
      DAY.toISOString(),
      DAY.toISOString(),
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  test('a code whose message is on its way, or may have left, is read-only', async () => {
    const actor = await head()
    const codes = [await buildCode({ schoolId: actor.schoolId }), await buildCode({ schoolId: actor.schoolId })]
    const batch = await db.notificationBatch.create({
      data: {
        schoolId: actor.schoolId,
        kind: 'CAR',
        requestedById: actor.id,
        requestKey: 'clé',
        criteria: {},
        channels: ['EMAIL'],
        cancellableUntil: DAY,
      },
    })
    const [first, second] = codes
    const delivery = { schoolId: actor.schoolId, batchId: batch.id, recipient: {}, position: 1 }
    await db.delivery.create({ data: { ...delivery, subjectId: first?.id ?? '', state: 'PLANNED' } })
    await db.delivery.create({ data: { ...delivery, subjectId: second?.id ?? '', state: 'FAILED' } })
    const { rows, editable } = await listCouples(actor, search())
    expect(rows.map(({ state }) => state).sort()).toEqual(['CREATED', 'SENDING'])
    expect(editable).toBe(1)
  })

  test('TS-78 only légal 1 and légal 2 of the pupils who are there', async () => {
    const actor = await head()
    const { schoolId } = actor
    await buildGuardianship({ schoolId, legalRank: 2 })
    await buildGuardianship({ schoolId, legalRank: null, responsibility: 3 })
    await buildGuardianship({ schoolId, student: { leftOn: '2026-10-02' } })
    await buildGuardianship({ schoolId, endedOn: '2026-10-02' })
    await buildGuardianship({ schoolId, student: { division: null } })
    await buildGuardianship()
    expect(await listCouples(actor, search())).toMatchObject({ total: 1, legal1: 0, legal2: 1, editable: 1 })
  })
})

describe('the search', () => {
  let actor: Awaited<ReturnType<typeof head>>
  beforeAll(async () => {
    actor = await head()
    const { schoolId } = actor
    const twins = await buildGuardian({ schoolId, familyName: 'ZOLA', firstName: 'Émile' })
    for (const [familyName, division, mefCode] of [
      ['ÉTIENNE', '1G3', '20110019110'],
      ['DUVAL', '1G3', '20110019110'],
      ['FAURE', 'TG1', '20210019110'],
    ] as const) {
      const student = await buildStudent({ schoolId, familyName, firstName: 'Rose', division, mefCode })
      await buildGuardianship({ schoolId, studentId: student.id, guardianId: twins.id })
      await buildGuardianship({ schoolId, studentId: student.id, legalRank: 2, guardian: { familyName: 'ALLAIN' } })
    }
    const [first] = (await listCouples(actor, search())).rows
    await buildCode({ guardianshipId: first?.id })
  })
  const found = async (values: Record<string, unknown>) => {
    const { rows, ...counts } = await listCouples(actor, search(values))
    return { names: rows.map(({ student }) => student), ...counts }
  }

  test('TS-68 all pupils, one MEF, one division', async () => {
    expect((await found({})).total).toBe(6)
    expect((await found({ population: 'mef', mef: '20210019110' })).names).toEqual([
      'FAURE Rose (TG1)',
      'FAURE Rose (TG1)',
    ])
    expect((await found({ population: 'division', division: '1G3' })).total).toBe(4)
    expect((await found({ population: 'division', division: 'nulle part' })).total).toBe(0)
    expect(await listPopulationOptions(actor)).toEqual({
      mefs: [
        { code: '20110019110', label: 'PREMIERE GENERALE' },
        { code: '20210019110', label: 'PREMIERE GENERALE' },
      ],
      divisions: ['1G3', 'TG1'],
    })
  })

  test('TS-68 accesses already given, not yet given', async () => {
    expect((await found({ acces: 'attribues' })).names).toEqual(['DUVAL Rose (1G3)'])
    expect((await found({ acces: 'non-attribues' })).total).toBe(5)
  })

  test('TS-71 légal 1, légal 2: the counts of both stay', async () => {
    expect(await found({ legal: '2' })).toMatchObject({ total: 3, legal1: 3, legal2: 3 })
    expect(await found({ legal: ['1', '2'] })).toMatchObject({ total: 6 })
  })

  test('TS-72 TS-81 French order, the same responsable once per child, the address in one line', async () => {
    const { rows } = await listCouples(actor, search({ tri: 'responsable', sens: 'desc' }))
    expect(rows.map(({ guardian }) => guardian).slice(0, 4)).toEqual([
      'ZOLA Émile',
      'ZOLA Émile',
      'ZOLA Émile',
      'ALLAIN Samira',
    ])
    expect((await found({ legal: '1' })).names).toEqual(['DUVAL Rose (1G3)', 'ÉTIENNE Rose (1G3)', 'FAURE Rose (TG1)'])
    expect(rows[0]?.address).toBe('8 quai de la Verne, 99120 Valmontier')
  })

  test('a page beyond the last one is the last one, a broken address is the first', async () => {
    expect(await found({ page: '40' })).toMatchObject({ page: 1, pageCount: 1, total: 6 })
    expect(search({ page: 'x', tri: 'nom', legal: 'trois', population: ['mef', 'x'] })).toMatchObject({
      page: 1,
      tri: 'eleve',
      legal: [],
      population: 'mef',
    })
  })
})
