import { expect, test } from 'vitest'
import { closeLapsedHolders, cutAccesses } from '@/lib/accounts'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { confirmYear } from '@/lib/schools/years/commands/confirm-year'
import { undoYear } from '@/lib/schools/years/commands/undo-year'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'
import { closeLapsedAndCopy, giveBackAndCopy } from '@/lib/teleservices/replication/commands/copy-again'
import { buildGuardianship, buildStaff } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'
import { makeUsableCode } from '@/tests/support/codes'
import { freshUai, runImport, schoolOf } from '@/tests/support/imports-run'
import { elevesXml, link, person, pupil, responsablesXml } from '@/tests/support/siecle'

const copiesAsked = async (schoolId: string) =>
  (
    await db.$queryRaw<unknown[]>`
      select id from job_event where name = 'teleservices/replication.requested' and data ->> 'schoolId' = ${schoolId}`
  ).length
const actorOf = async (schoolId: string, academieId: string) =>
  staffActor({ id: (await buildStaff({ schoolId })).account.id, schoolId, academieId })

test('[TS-16] what an import cut is given back with what families read, once', async () => {
  const uai = freshUai()
  const pupils = [pupil(), pupil()]
  const people = [person(), person()]
  const files = (count: number) => [
    elevesXml(pupils, { uai }),
    responsablesXml(
      people.slice(0, count),
      pupils.slice(0, count).map((child, index) => link(child, people[index] ?? person())),
      { uai },
    ),
  ]
  await runImport(uai, files(2))
  const { id: schoolId, academieId } = await schoolOf(uai)
  const { id } = await db.guardianship.findFirstOrThrow({ where: { schoolId, guardian: { sourceId: people[1]?.id } } })
  await makeUsableCode('CAR', { id, schoolId })
  await runImport(uai, files(1), { answers: { allowCuts: true } })
  await runImport(uai, files(2))
  const actor = await actorOf(schoolId, academieId)
  expect(await copiesAsked(schoolId)).toBe(0)
  expect(await giveBackAndCopy(actor)).toEqual({ accesses: 0, codes: 1 })
  await giveBackAndCopy(actor)
  expect(await copiesAsked(schoolId)).toBe(1)
})

test('[TS-16] so is what a change of year cut, when it is undone', async () => {
  const uai = freshUai()
  const [stays, leaves] = [pupil(), pupil()]
  await runImport(uai, [elevesXml([stays, leaves], { uai, year: 2026 })])
  const { id: schoolId } = await schoolOf(uai)
  await runImport(uai, [elevesXml([stays], { uai, year: 2027 })], { answers: { acceptYear: true } })
  const system = schoolSystemActor('test', schoolId)
  await confirmYear(system, { early: true }, cutAccesses)
  await undoYear(system, closeLapsedAndCopy)
  expect(await copiesAsked(schoolId)).toBe(1)
  await confirmYear(system, { early: true }, cutAccesses)
  await undoYear(system, closeLapsedHolders)
  expect(await copiesAsked(schoolId)).toBe(1)
})

test('[TS-16] « Annuler ce retrait » of a code that nobody has used asks for a copy too', async () => {
  const couple = await buildGuardianship()
  const { schoolId } = couple
  const { academieId } = await db.school.findUniqueOrThrow({ where: { id: schoolId } })
  const actor = await actorOf(schoolId, academieId)
  const code = await makeUsableCode('CAR', couple)
  await withdrawCode(actor, { kind: 'CAR', holderId: couple.id, shownCodeId: code.id, reason: 'ERROR' })
  const copy = () => db.$queryRaw<unknown[]>`select id from teleservices.student where id = ${couple.studentId}::uuid`
  expect(await copy()).toEqual([])
  const { id: withdrawalId } = await db.withdrawal.findFirstOrThrow({ where: { codeId: code.id } })
  await undoAccessWithdrawal(actor, { withdrawalId })
  expect(await copiesAsked(schoolId)).toBe(1)
})
