import { describe, expect, test } from 'vitest'
import { cutAccesses, HELD } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { answerDoubts } from '@/lib/schools/imports/commands/answer-doubts'
import { cancelImport } from '@/lib/schools/imports/commands/cancel-import'
import { confirmImport } from '@/lib/schools/imports/commands/confirm-import'
import { findImport } from '@/lib/schools/imports/queries/find-import'
import { listDoubts } from '@/lib/schools/imports/queries/list-doubts'
import { listImportAnomalies } from '@/lib/schools/imports/queries/list-import-anomalies'
import { analyseImport, applyImport } from '@/lib/schools/imports/run-import'
import { buildAccount } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'
import { freshUai, runImport, schoolOf } from '@/tests/support/imports-run'
import { elevesXml, link, type Person, type Pupil, person, pupil, responsablesXml } from '@/tests/support/siecle'
import { upload } from '@/tests/support/uploads'

const filesOf = (uai: string, child: Pupil, mother: Person) => ({
  'Eleves.xml': elevesXml([child, ...CLASS], { uai }),
  'Responsables.xml': responsablesXml([mother], [link(child, mother)], { uai }),
})

const CLASS = Array.from({ length: 10 }, () => pupil())

/** A school whose next file bears one pupil and his mother under other first names; both have an account. */
async function doubtful() {
  const uai = freshUai()
  const child = pupil({ ID_NATIONAL: null, PRENOM: 'Louis' })
  const mother = person({ PRENOM: 'Nora' })
  await runImport(uai, Object.values(filesOf(uai, child, mother)))
  const { id: schoolId, academieId } = await schoolOf(uai)
  const couple = await db.guardianship.findFirstOrThrow({ where: { schoolId } })
  const account = await buildAccount({ profiles: ['GUARDIAN'] })
  const opened = { accountId: account.id, schoolId, route: 'CODE', usableFrom: new Date('2026-11-01') } as const
  const access = await db.access.create({ data: { ...opened, guardianshipId: couple.id } })
  const clerk = await buildAccount({ profiles: ['STAFF'] })
  const actor = staffActor({ id: clerk.id, schoolId, academieId })
  const importId = await upload(
    actor,
    filesOf(uai, { ...child, PRENOM: 'Ludovic' }, { ...mother, PRENOM: 'Amel', TEL_PORTABLE: '0698765432' }),
  )
  await analyseImport(importId, HELD)
  return { actor, schoolId, importId, couple, access, child, mother }
}

const live = (accessId: string) => db.access.count({ where: { id: accessId, withdrawnAt: null } })
const questionsOf = async (actor: StaffActor, importId: string) =>
  (await findImport(actor, importId))?.questions.map(({ code }) => code)

describe('« Même personne ? » (XC-07)', () => {
  test('both are shown side by side; the same persons keep their rows, their code and their account', async () => {
    const { actor, schoolId, importId, couple, access, child, mother } = await doubtful()
    expect(await questionsOf(actor, importId)).toContain('IDENTITY_DOUBT')
    expect(
      (await listImportAnomalies(actor, importId, 1)).rows.filter(({ code }) => code === 'INE_REQUIRED'),
    ).toHaveLength(1)
    const doubts = await listDoubts(actor, importId)
    expect(doubts.map(({ scope, sourceId }) => [scope, sourceId])).toEqual([
      ['STUDENT', child.id],
      ['GUARDIAN', mother.id],
    ])
    expect(doubts[0]?.facts).toContainEqual({ label: 'Prénom', read: 'Ludovic', known: 'Louis' })
    expect(doubts[1]?.facts).toContainEqual({ label: 'Téléphone', read: expect.any(String), known: expect.any(String) })

    const answers = doubts.map(({ scope, sourceId }) => ({ scope, sourceId, same: true }))
    for (let click = 0; click < 2; click++) await answerDoubts(actor, importId, answers)
    await expect(
      answerDoubts(
        actor,
        importId,
        answers.map((answer) => ({ ...answer, same: false })),
      ),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await db.fileLoad.findUnique({ where: { id: importId } })).toMatchObject({ state: 'UPLOADED' })
    await analyseImport(importId, HELD)
    expect(await questionsOf(actor, importId)).toEqual([])
    expect(await listDoubts(actor, importId)).toEqual([])
    await confirmImport(actor, importId, {})
    await applyImport(importId, cutAccesses)
    expect(await db.student.count({ where: { schoolId } })).toBe(11)
    expect(
      await db.guardianship.findFirst({ where: { id: couple.id }, include: { student: true, guardian: true } }),
    ).toMatchObject({
      endedOn: null,
      student: { firstName: 'Ludovic' },
      guardian: { firstName: 'Amel' },
    })
    expect(await live(access.id)).toBe(1)
    expect(await db.$queryRaw`select from import_doubt where import_id = ${importId}::uuid`).toEqual([])
  })

  test('others receive nothing: new persons, and the cut is asked', async () => {
    const { actor, schoolId, importId, access } = await doubtful()
    const doubts = await listDoubts(actor, importId)
    await answerDoubts(
      actor,
      importId,
      doubts.map(({ scope, sourceId }) => ({ scope, sourceId, same: false })),
    )
    await analyseImport(importId, HELD)
    expect(await questionsOf(actor, importId)).toEqual(['COUPLES_CUT'])
    await confirmImport(actor, importId, { allowCuts: true })
    await applyImport(importId, cutAccesses)
    expect(await db.student.count({ where: { schoolId } })).toBe(12)
    expect(await live(access.id)).toBe(0)
  })

  test('an answer about nobody, of another school, or of an import that is over changes nothing', async () => {
    const { actor, importId } = await doubtful()
    const other = await doubtful()
    const [doubt] = await listDoubts(actor, importId)
    const answer = { scope: 'STUDENT' as const, sourceId: doubt?.sourceId ?? '', same: true }
    expect(await listDoubts(other.actor, importId)).toEqual([])
    await expect(answerDoubts(other.actor, importId, [answer])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(answerDoubts(actor, importId, [answer, { ...answer, sourceId: '0' }])).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect(await listDoubts(actor, importId)).toHaveLength(2)
    await cancelImport(actor, importId)
    await expect(answerDoubts(actor, importId, [answer])).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
