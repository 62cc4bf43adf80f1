import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { attachLateSiblings, NotYetUsable } from '@/lib/accounts'
import { checkCodeAndDate } from '@/lib/accounts/commands/check-code-and-date'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { findActivation } from '@/lib/accounts/queries/find-activation'
import { db } from '@/lib/platform/db'
import { listPupilsToOpen } from '@/lib/teleservices/family/list-pupils-to-open'
import { refuseUncopied } from '@/lib/teleservices/family/refuse-uncopied'
import { buildGuardian, buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeUsableCode, replicate } from '../../support/codes'

const visitor = { kind: 'public', id: null, ipPrefix: null } as const
const BIRTH = '2010-03-27'

async function family() {
  const school = await buildSchool({ open: ['NOTES'], phone: '09 99 00 12 34' })
  const guardian = await buildGuardian({ schoolId: school.id })
  const couple = (firstName: string) =>
    buildGuardianship({ schoolId: school.id, guardianId: guardian.id, student: { firstName, birthDate: BIRTH } })
  const [lina, ines] = [await couple('Lina'), await couple('Inès')]
  const code = await makeUsableCode('CAR', lina)
  await makeUsableCode('CAR', ines)
  return { schoolId: school.id, lina, ines, code }
}
/** As a cut leaves them: what families read of these pupils is deleted at once. */
const forgetCopies = (...studentIds: string[]) =>
  db.$executeRaw`delete from teleservices.student where id = any(${studentIds}::uuid[])`

const open = (codeId: string, shown: string[]) =>
  openAccount(visitor, {
    ...{ codeId, shown, notMine: [], email: '' },
    ...{ username: `parent-${randomUUID().slice(0, 8)}`, password: 'tulipe lampe gare nuage' },
  })
const liveOf = (guardianshipId: string) => db.access.count({ where: { guardianshipId, withdrawnAt: null } })
const toOpen = async (codeId: string) => {
  const activation = await findActivation(codeId)
  return activation && listPupilsToOpen(activation)
}

test('[TS-16] a sibling who was not shown is not opened by the code; the night attaches him', async () => {
  const { schoolId, lina, ines, code } = await family()
  await open(code.id, [])
  expect([await liveOf(lina.id), await liveOf(ines.id)]).toEqual([1, 0])
  await db.$transaction((tx) => attachLateSiblings(tx, { schoolIds: [schoolId] }))
  expect(await liveOf(ines.id)).toBe(1)
})

test('[TS-16] a sibling who is not copied is not shown, and thus not opened', async () => {
  const { lina, ines, code } = await family()
  await forgetCopies(ines.studentId)
  const page = await toOpen(code.id)
  expect(page?.pupils.map(({ name }) => name)).toEqual(['Lina Belkacem'])
  await open(code.id, page?.pupils.flatMap(({ guardianshipId }) => guardianshipId ?? []) ?? [])
  expect([await liveOf(lina.id), await liveOf(ines.id)]).toEqual([1, 0])
})

test('[TS-16][TS-47] a code whose pupil is not copied waits for its night: nothing is shown, nothing is opened', async () => {
  const { schoolId, lina, ines, code } = await family()
  const check = () =>
    checkCodeAndDate(visitor, { code: code.text, birthDate: BIRTH, address: '192.0.2.201' }).then(refuseUncopied)
  await forgetCopies(lina.studentId, ines.studentId)
  const refused = await check().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(NotYetUsable)
  expect(refused).toMatchObject({ codeId: code.id, usableFrom: null })
  expect(await toOpen(code.id)).toBeNull()
  await replicate(schoolId)
  expect((await check()).id).toBe(code.id)
  expect((await toOpen(code.id))?.phone).toBe('09 99 00 12 34')
})
