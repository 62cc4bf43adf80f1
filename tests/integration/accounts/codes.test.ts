import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createActivationCodes, invalidateCodes, revealCodes } from '@/lib/accounts'
import { checkCode } from '@/lib/accounts/domain/activation-code'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db, violates } from '@/lib/platform/db'
import { buildAccount, buildCode, buildGuardianship, buildSchool, buildStudent } from '@/prisma/seed/builders'

const actorOf = (schoolId: string) => schoolSystemActor('test', schoolId)
const createCars = (schoolId: string, holderIds: string[], usableFrom = '2026-11-24') =>
  db.$transaction((tx) =>
    createActivationCodes(tx, actorOf(schoolId), { kind: 'CAR', schoolId, holderIds, usableFrom }),
  )
const codesOf = (guardianshipId: string) =>
  db.activationCode.findMany({ where: { guardianshipId }, orderBy: { createdAt: 'asc' } })

test('[TS-04][TS-11][TS-101] a code is made for the couple and can be shown again from its sealed copy', async () => {
  const couple = await buildGuardianship()
  expect(await createCars(couple.schoolId, [couple.id])).toBe(1)
  const [row] = await codesOf(couple.id)
  const code = (await revealCodes(db, { schoolId: couple.schoolId, codeIds: [row?.id ?? ''] })).get(row?.id ?? '') ?? ''
  expect(checkCode(code)).toEqual({ ok: true, code })
  expect([code.slice(0, 4), code.slice(-3)]).toEqual([row?.first4, row?.last3])
  expect(Buffer.from(row?.encrypted ?? []).includes(code)).toBe(false)
  expect(await db.auditEvent.count({ where: { action: 'activation-code.created', schoolId: couple.schoolId } })).toBe(1)
})

test('[TS-13] two simultaneous creations leave one valid code, refused by one_valid_car_per_guardianship', async () => {
  const couple = await buildGuardianship()
  const counts = await Promise.all(Array.from({ length: 6 }, () => createCars(couple.schoolId, [couple.id])))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  const second = await buildCode({ guardianshipId: couple.id }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(violates(second, 'one_valid_car_per_guardianship')).toBe(true)
})

test('one_valid_cae_per_student refuses a second valid CAE', async () => {
  const student = await buildStudent()
  const make = () =>
    db.$transaction((tx) =>
      createActivationCodes(tx, actorOf(student.schoolId), {
        kind: 'CAE',
        schoolId: student.schoolId,
        holderIds: [student.id],
        usableFrom: '2026-11-24',
      }),
    )
  expect([await make(), await make()]).toEqual([1, 0])
  const second = await buildCode({ kind: 'CAE', studentId: student.id }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(violates(second, 'one_valid_cae_per_student')).toBe(true)
})

test('[TS-78] only légal 1 and légal 2 of present pupils of that school receive a code', async () => {
  const school = await buildSchool()
  const couples = [
    await buildGuardianship({ schoolId: school.id, legalRank: 2 }),
    await buildGuardianship({ schoolId: school.id, legalRank: null, responsibility: 2 }),
    await buildGuardianship({ schoolId: school.id, endedOn: '2026-10-01' }),
    await buildGuardianship({ schoolId: school.id, student: { leftOn: '2026-10-01' } }),
    await buildGuardianship(),
  ]
  const ids = couples.map((couple) => couple.id)
  expect(await createCars(school.id, ids)).toBe(1)
  const made = await db.activationCode.findMany({ where: { guardianshipId: { in: ids } } })
  expect(made.map((row) => row.guardianshipId)).toEqual([ids[0]])
})

test('[TS-05][TS-17] invalidation wipes the copy, says why, and a new code may follow', async () => {
  const couple = await buildGuardianship()
  await createCars(couple.schoolId, [couple.id])
  const [row] = await codesOf(couple.id)
  const codeIds = [row?.id ?? '']
  const invalidate = (schoolId: string) =>
    db.$transaction((tx) => invalidateCodes(tx, actorOf(schoolId), { schoolId, codeIds, reason: 'LOSS' }))
  const other = await buildSchool()
  expect(await invalidate(other.id)).toBe(0)
  expect(await invalidate(couple.schoolId)).toBe(1)
  expect(await invalidate(couple.schoolId)).toBe(0)
  expect(await createCars(couple.schoolId, [couple.id])).toBe(1)
  const [old, fresh] = await codesOf(couple.id)
  expect(old).toMatchObject({ encrypted: null, invalidationReason: 'LOSS', first4: row?.first4, last3: row?.last3 })
  expect(fresh?.invalidatedAt).toBeNull()
  expect((await revealCodes(db, { schoolId: couple.schoolId, codeIds })).size).toBe(0)
})

test('an invalid code cannot keep its copy, and must say why', async () => {
  const row = await buildCode()
  const keepsCopy = await db.activationCode
    .update({ where: { id: row.id }, data: { invalidatedAt: new Date(), invalidationReason: 'ERROR' } })
    .then(
      () => null,
      (error: unknown) => error,
    )
  const saysNothing = await db.activationCode
    .update({ where: { id: row.id }, data: { invalidatedAt: new Date(), encrypted: null } })
    .then(
      () => null,
      (error: unknown) => error,
    )
  expect(violates(keepsCopy, 'invalid_code_keeps_no_copy')).toBe(true)
  expect(violates(saysNothing, 'invalid_code_says_why')).toBe(true)
})

test('a code and a withdrawal name accounts, accesses and codes that exist; the account that goes leaves the code', async () => {
  const code = await buildCode()
  const nobody = randomUUID()
  const withdraw = (reference: { accessId?: string; replacementId?: string }) => {
    const { id: codeId, schoolId } = code
    const data = {
      codeId,
      schoolId,
      reason: 'LOSS',
      recordedById: nobody,
      recordedAt: new Date(),
      ...reference,
    } as const
    return db.withdrawal.create({ data }).catch((error: unknown) => error)
  }
  const attach = (attachToId: string) =>
    db.activationCode.update({ where: { id: code.id }, data: { attachToId } }).catch((error: unknown) => error)
  expect(violates(await withdraw({ accessId: nobody }), 'withdrawal_access_id_fkey')).toBe(true)
  expect(violates(await withdraw({ replacementId: nobody }), 'withdrawal_replacement_id_fkey')).toBe(true)
  expect(violates(await attach(nobody), 'activation_code_attach_to_id_fkey')).toBe(true)
  const account = await buildAccount()
  expect(await attach(account.id)).toMatchObject({ attachToId: account.id })
  await db.account.delete({ where: { id: account.id } })
  expect((await db.activationCode.findUniqueOrThrow({ where: { id: code.id } })).attachToId).toBeNull()
})

test('[TS-12] a code has no end, unless the school sets a limit in days', async () => {
  const [free, limited] = await Promise.all([buildSchool(), buildSchool({ codeValidityDays: 90 })])
  const couples = await Promise.all([
    buildGuardianship({ schoolId: free.id }),
    buildGuardianship({ schoolId: limited.id }),
  ])
  for (const couple of couples) await createCars(couple.schoolId, [couple.id], '2026-11-24')
  const [first, second] = await Promise.all(couples.map((couple) => codesOf(couple.id)))
  expect(first?.[0]?.expiresOn).toBeNull()
  expect(second?.[0]?.expiresOn).toEqual(new Date('2027-02-22'))
})
