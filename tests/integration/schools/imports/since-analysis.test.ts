import { describe, expect, test } from 'vitest'
import { closeLapsedHolders, cutAccesses, HELD } from '@/lib/accounts'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import { db } from '@/lib/platform/db'
import { cancelImport } from '@/lib/schools/imports/commands/cancel-import'
import { confirmImport } from '@/lib/schools/imports/commands/confirm-import'
import { undoImport } from '@/lib/schools/imports/commands/undo-import'
import { importShown } from '@/lib/schools/imports/domain/import-shown'
import { importLoad } from '@/lib/schools/imports/load-kind'
import { BASE_CHANGED_SINCE, IMPORT_CHANGED } from '@/lib/schools/imports/messages'
import { findImport } from '@/lib/schools/imports/queries/find-import'
import { listImportAnomalies } from '@/lib/schools/imports/queries/list-import-anomalies'
import { analyseImport, applyImport } from '@/lib/schools/imports/run-import'
import { buildAccount, buildSchool } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'
import { freshUai, runImport } from '@/tests/support/imports-run'
import { elevesXml, link, person, pupil, responsablesXml } from '@/tests/support/siecle'
import { upload } from '@/tests/support/uploads'

async function head() {
  const uai = freshUai()
  const school = await buildSchool({ uai })
  const account = await buildAccount({ profiles: ['STAFF'] })
  return { uai, school, actor: staffActor({ id: account.id, schoolId: school.id, academieId: school.academieId }) }
}

const stateOf = async (id: string) => (await db.fileLoad.findUniqueOrThrow({ where: { id } })).state
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code?: string; message?: string }) => [error.code, error.message],
  )

describe('between the analysis and the confirmation', () => {
  test('another import that is taken back, or written: nothing is written, and the page says why', async () => {
    const { uai, actor, school } = await head()
    const files = elevesXml([pupil({ id: '1' }), pupil({ id: '2' })], { uai })
    await runImport(uai, [files])
    const first = await db.fileLoad.findFirstOrThrow({ where: { schoolId: school.id } })
    const id = await upload(actor, { 'a.xml': files })
    await analyseImport(id, HELD)
    await undoImport(actor, first.id, closeLapsedHolders)
    await confirmImport(actor, id, {})
    await applyImport(id, cutAccesses)
    expect(await stateOf(id)).toBe('REJECTED')
    expect((await listImportAnomalies(actor, id, 1)).rows.map(({ message }) => message)).toContain(BASE_CHANGED_SINCE)
    expect(await db.student.count({ where: { schoolId: school.id, leftOn: null } })).toBe(0)
  })

  test('an account that would lose its access without having been announced: nothing is written', async () => {
    const { uai, actor, school } = await head()
    const [child, parent] = [pupil({ id: '1' }), person({ id: 'a' })]
    await runImport(uai, [elevesXml([child], { uai }), responsablesXml([parent], [link(child, parent)], { uai })])
    const id = await upload(actor, { 'a.xml': elevesXml([{ ...child, DATE_SORTIE: '02/10/2026' }], { uai }) })
    await analyseImport(id, HELD)
    const { id: guardianshipId } = await db.guardianship.findFirstOrThrow({ where: { schoolId: school.id } })
    const { id: accountId } = await buildAccount()
    await db.access.create({
      data: { accountId, schoolId: school.id, guardianshipId, route: 'CODE', usableFrom: new Date('2026-11-01') },
    })
    await confirmImport(actor, id, {})
    await applyImport(id, cutAccesses)
    expect(await stateOf(id)).toBe('REJECTED')
    expect(await db.access.count({ where: { schoolId: school.id, withdrawnAt: null } })).toBe(1)
  })

  test('a page that told something else is refused; what it tells now is confirmed', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil({ id: '1' })], { uai }) })
    await analyseImport(id, HELD)
    const figures = (await findImport(actor, id))?.figures
    if (!figures) throw new Error('No figures.')
    const older = importShown({ ...figures, students: { ...figures.students, created: 7 } })
    expect(await refusalOf(confirmImport(actor, id, {}, older))).toEqual(['CONFLICT', IMPORT_CHANGED])
    await confirmImport(actor, id, {}, importShown(figures))
    expect(await stateOf(id)).toBe('APPLYING')
  })
})

test('a command line that died while it wrote closes no door: the next import of the screen opens', async () => {
  const { uai, actor, school } = await head()
  const dead = () =>
    db.fileLoad.create({
      data: { kind: importLoad.kind, schoolId: school.id, year: 2026, state: 'APPLYING', exclusive: true },
    })
  const left = await dead()
  const id = await upload(actor, { 'a.xml': elevesXml([pupil({ id: '1' })], { uai }) })
  expect([await stateOf(left.id), await stateOf(id)]).toEqual(['CANCELLED', 'UPLOADED'])
  await cancelImport(actor, id)
  const { id: later } = await dead()
  await expireLoads(importLoad)
  expect(await stateOf(later)).toBe('CANCELLED')
})

test('a command line that is stopped while it writes says so and frees the place', async () => {
  const { uai, actor, school } = await head()
  const [child, parent] = [pupil({ id: '1' }), person({ id: 'a' })]
  await runImport(uai, [elevesXml([child], { uai }), responsablesXml([parent], [link(child, parent)], { uai })])
  const fails = runImport(uai, [elevesXml([{ ...child, DATE_SORTIE: '02/10/2026' }], { uai })], {
    cutAccesses: async () => {
      throw new Error('disk full')
    },
  })
  await expect(fails).rejects.toThrow('disk full')
  expect(await db.student.count({ where: { schoolId: school.id, leftOn: null } })).toBe(1)
  expect(await upload(actor, { 'a.xml': elevesXml([child], { uai }) })).toBeTruthy()
})
