import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { checkNotification } from '@/lib/teleservices/notifications/queries/check-notification'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { buildGuardianship } from '@/prisma/seed/builders'
import {
  createCodes,
  deliveriesOf,
  NO_CONTACT,
  PAPER_ONLY,
  schoolWithCodes,
  search,
} from '../../../support/notifications'

/** One responsable of three children in three divisions; légal 2 of the last. Another family beside. */
async function family() {
  const { actor, guardianships } = await schoolWithCodes([
    { guardian: PAPER_ONLY, student: { firstName: 'Lina', division: '3B' } },
    { guardian: PAPER_ONLY, student: { firstName: 'Zoé', division: '4D' } },
  ])
  const { schoolId } = actor
  const guardianId = guardianships[0]?.guardianId
  const adam = await buildGuardianship({ schoolId, guardianId, student: { firstName: 'Adam', division: '4D' } })
  const ines = await buildGuardianship({
    schoolId,
    guardianId,
    legalRank: 2,
    student: { firstName: 'Inès', division: '5A' },
  })
  await createCodes(schoolId, [adam.id, ines.id])
  return { actor, lina: guardianships[0], adam, ines }
}

const inDivision = search({ population: 'division', division: '4D', legal: ['1'], grouped: true })

test('[TS-95] one letter by family takes along the children outside the selection, behind those of it, and says how many', async () => {
  const { actor } = await family()
  expect(await checkNotification(actor, inDivision)).toMatchObject({ total: 4, outside: 2, letters: 2, selectable: 2 })
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: inDivision })
  const lines = await deliveriesOf(batchId)
  const letterOf = (firstName: string) =>
    lines.filter(({ recipient }) => (recipient as { firstName: string }).firstName === firstName)[0]
  const [adam, lina, ines, zoe] = ['Adam', 'Lina', 'Inès', 'Zoé'].map(letterOf)
  expect([lina?.letterNumber, ines?.letterNumber]).toEqual([adam?.letterNumber, adam?.letterNumber])
  expect(zoe?.letterNumber).not.toBe(adam?.letterNumber)
  expect(lina?.groupId).toBe(adam?.id)
  expect(await checkNotification(actor, { ...inDivision, population: 'tous' })).toMatchObject({
    selectable: 0,
    outside: 0,
  })
})

test('[TS-95] without the option, for a code told before, or for a child who was left out, nobody is taken along', async () => {
  const { actor, lina, ines } = await family()
  expect(await checkNotification(actor, { ...inDivision, grouped: false })).toMatchObject({ total: 2, outside: 0 })
  await db.activationCode.updateMany({ where: { guardianshipId: lina?.id }, data: { notifiedAt: new Date() } })
  expect(await checkNotification(actor, inDivision)).toMatchObject({ total: 3, outside: 1 })
  await db.selectionTick.create({
    data: {
      ...{ accountId: actor.id, schoolId: actor.schoolId, itemId: ines.id },
      ...{ list: 'teleservices.notifications', ticked: false, updatedAt: new Date() },
    },
  })
  expect(await checkNotification(actor, inDivision)).toMatchObject({ total: 2, outside: 0 })
})

test('[TS-96] an address refused for one child is dead for every couple of the school that has it, and for no other school', async () => {
  const email = 'Famille.Barre@courriel.example'
  const { actor, guardianships } = await schoolWithCodes([
    { guardian: { email } },
    { guardian: { email: ` ${email.toLowerCase()}` } },
  ])
  const elsewhere = await schoolWithCodes([{ guardian: { email } }])
  const first = search({ population: 'tous', mode: ['courriel'] })
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: first })
  const [line, other] = await deliveriesOf(batchId)
  await db.delivery.update({ where: { id: line?.id }, data: { state: 'BOUNCED', reason: 'REFUSED' } })
  await db.delivery.update({ where: { id: other?.id }, data: { state: 'CANCELLED' } })
  const { unreachable, byEmail } = await checkNotification(actor, first)
  expect([byEmail, unreachable.map(({ reason }) => reason)]).toEqual([0, ['EMAIL_REFUSED', 'EMAIL_REFUSED']])
  expect(await checkNotification(actor, search())).toMatchObject({ byEmail: 0, byLetter: 2 })
  expect(await checkNotification(elsewhere.actor, first)).toMatchObject({ byEmail: 1 })
  const [changed] = guardianships
  await db.guardian.update({ where: { id: changed?.guardianId }, data: { email: 'nouvelle@courriel.example' } })
  expect(await checkNotification(actor, first)).toMatchObject({ byEmail: 1 })
})

test('[TS-22] a name of another script is not printed: it is the name to check, and the e-mail still leaves', async () => {
  const { actor } = await schoolWithCodes([
    { guardian: PAPER_ONLY, student: { familyName: '王', firstName: '小明' } },
    { guardian: { ...PAPER_ONLY, familyName: 'محمد' } },
    { guardian: { familyName: 'Sørensen', firstName: 'Kåre' }, student: { familyName: '王', firstName: '小红' } },
    { guardian: NO_CONTACT },
  ])
  const { unreachable, byEmail } = await checkNotification(actor, search())
  expect(byEmail).toBe(1)
  expect(unreachable.map(({ reason }) => reason).sort()).toEqual(['NAME_TO_CHECK', 'NAME_TO_CHECK', 'NO_CONTACT'])
  expect((await listNotifiable(actor, search())).ready).toBe(4)
})
