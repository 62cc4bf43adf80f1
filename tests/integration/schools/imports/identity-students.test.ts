import { describe, expect, test } from 'vitest'
import { createActivationCodes } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { buildAbsence, buildAccount, buildAssessment } from '@/prisma/seed/builders'
import { fingerprint, freshUai, pupilsOf, runImport, schoolOf } from '@/tests/support/imports-run'
import { elevesXml, link, type Pupil, person, pupil, responsablesXml } from '@/tests/support/siecle'

const LUCAS = { id: '91001', NOM_DE_FAMILLE: 'BEAUMONT', PRENOM: 'Lucas', DATE_NAISS: '02/03/2011', CODE_SEXE: '1' }
const AMINATA = { id: '91001', NOM_DE_FAMILLE: 'OUEDRAOGO', PRENOM: 'Aminata', DATE_NAISS: '17/09/2012' }

/** Ten pupils beside those of the test: one departure is no crowd. */
const others = () => Array.from({ length: 10 }, () => pupil())

const filesOf = (uai: string, pupils: Pupil[], options: { year?: number } = {}) => {
  const parents = pupils.map(({ id, NOM_DE_FAMILLE }) =>
    person({ id: `${id}p`, NOM_DE_FAMILLE: String(NOM_DE_FAMILLE) }),
  )
  return [
    elevesXml(pupils, { uai, ...options }),
    responsablesXml(
      parents,
      pupils.map((one, index) => link(one, parents[index] ?? person())),
      { uai, ...options },
    ),
  ]
}

/** An account, a code, a mark and an absence of that pupil. */
async function attach(uai: string, sourceId: string) {
  const { id: schoolId } = await schoolOf(uai)
  const { id: studentId } = await db.student.findFirstOrThrow({ where: { schoolId, sourceId, leftOn: null } })
  const account = await buildAccount({ profiles: ['STUDENT'] })
  await db.$transaction((tx) =>
    createActivationCodes(tx, schoolSystemActor('test', schoolId), {
      ...{ kind: 'CAE', schoolId, holderIds: [studentId], usableFrom: '2026-11-01' },
    }),
  )
  await db.access.create({
    data: { accountId: account.id, schoolId, studentId, route: 'CODE', usableFrom: new Date('2026-11-01') },
  })
  await buildAssessment({ schoolId, marks: { [studentId]: 12 } })
  await buildAbsence({ schoolId, studentId })
  return { studentId, accountId: account.id }
}

describe('an ELEVE_ID that is given again', () => {
  test('is asked about, then makes a new pupil: nothing of the former one passes', async () => {
    const uai = freshUai()
    const class3 = others()
    await runImport(uai, filesOf(uai, [pupil(LUCAS), ...class3]))
    const lucas = await attach(uai, '91001')
    const again = filesOf(uai, [pupil(AMINATA), ...class3])
    const before = await fingerprint()
    const asked = await runImport(uai, again)
    expect([asked.status, asked.codes('errors')]).toEqual(['rejected', ['COUPLES_CUT', 'STUDENTS_REPLACED']])
    expect(asked.warnings.map(({ code, subject }) => [code, subject])).toContainEqual([
      'STUDENT_ID_REUSED',
      'OUEDRAOGO Aminata (3 A) (avant : BEAUMONT Lucas)',
    ])
    expect(await fingerprint()).toEqual(before)

    const applied = await runImport(uai, again, { answers: { acceptReplaced: true, allowCuts: true } })
    expect(applied.students).toEqual({ created: 1, updated: 0, left: 1, unchanged: 10 })
    const bearers = (await pupilsOf(uai)).filter(({ sourceId }) => sourceId === '91001')
    const former = bearers.find(({ id }) => id === lucas.studentId)
    const newcomer = bearers.find(({ id }) => id !== lucas.studentId)
    expect([former?.familyName, former?.leftOn === null]).toEqual(['BEAUMONT', false])
    expect([newcomer?.familyName, newcomer?.leftOn]).toEqual(['OUEDRAOGO', null])
    const ofNewcomer = { where: { studentId: newcomer?.id ?? '' } }
    const held = await Promise.all([
      db.access.count(ofNewcomer),
      db.activationCode.count(ofNewcomer),
      db.mark.count(ofNewcomer),
      db.absence.count(ofNewcomer),
    ])
    expect(held).toEqual([0, 0, 0, 0])
    const access = await db.access.findFirstOrThrow({ where: { studentId: lucas.studentId } })
    expect(access.withdrawReason).toBe('STUDENT_LEFT')
    expect((await runImport(uai, again)).rowsWritten).toBe(0)
  })

  test('by pupils who exchange theirs: each stays who he is, with his account', async () => {
    const uai = freshUai()
    const [one, two] = [pupil({ id: '1' }), pupil({ id: '2' })]
    await runImport(uai, [elevesXml([one, two], { uai })])
    const before = await pupilsOf(uai)
    const result = await runImport(uai, [
      elevesXml(
        [
          { ...one, id: '2' },
          { ...two, id: '1' },
        ],
        { uai },
      ),
    ])
    expect(result.students).toEqual({ created: 0, updated: 2, left: 0, unchanged: 0 })
    const after = await pupilsOf(uai)
    expect(new Map(after.map(({ id, sourceId }) => [id, sourceId]))).toEqual(
      new Map(before.map(({ id, sourceId }) => [id, sourceId === '1' ? '2' : '1'])),
    )
  })

  test('while its former bearer is renumbered: he is followed, the newcomer is new', async () => {
    const uai = freshUai()
    const lucas = pupil(LUCAS)
    await runImport(uai, [elevesXml([lucas], { uai })])
    const { studentId } = await attach(uai, '91001')
    const result = await runImport(uai, [elevesXml([pupil(AMINATA), { ...lucas, id: '92002' }], { uai })])
    expect(result.students).toEqual({ created: 1, updated: 1, left: 0, unchanged: 0 })
    expect((await pupilsOf(uai)).find(({ id }) => id === studentId)).toMatchObject({
      sourceId: '92002',
      familyName: 'BEAUMONT',
      leftOn: null,
    })
  })

  test('in the file of next year: the pupil of this year stays, and comes back under any id', async () => {
    const uai = freshUai()
    const class3 = others()
    const lucas = pupil(LUCAS)
    await runImport(uai, filesOf(uai, [lucas, ...class3]))
    const { studentId } = await attach(uai, '91001')
    const next = await runImport(uai, filesOf(uai, [pupil(AMINATA), ...class3], { year: 2027 }), { year: 2027 })
    expect([next.status, next.students.created, next.students.left]).toEqual(['applied', 1, 0])
    const again = await runImport(uai, filesOf(uai, [lucas, ...class3]))
    expect([again.status, again.students.created, again.students.left]).toEqual(['applied', 0, 0])
    expect((await pupilsOf(uai)).find(({ id }) => id === studentId)).toMatchObject({ leftOn: null })
    expect(await db.access.count({ where: { studentId, withdrawnAt: null } })).toBe(1)
  })

  test('by somebody born the same day under another name: asked, « même élève ? »', async () => {
    const uai = freshUai()
    const class3 = others()
    const known = pupil({ ...LUCAS, ID_NATIONAL: null })
    await runImport(uai, filesOf(uai, [known, ...class3]))
    const twin = { ...known, PRENOM: 'Théo' }
    const asked = await runImport(uai, filesOf(uai, [twin, ...class3]))
    expect([asked.status, asked.codes('errors')]).toEqual(['rejected', ['IDENTITY_DOUBT']])
    expect(asked.warnings.map(({ code }) => code)).toContain('STUDENT_ID_DOUBTFUL')
    const applied = await runImport(uai, filesOf(uai, [twin, ...class3]), {
      answers: { acceptDoubts: true, allowCuts: true },
    })
    expect(applied.students).toMatchObject({ created: 1, left: 1 })
  })
})

test('a pupil who has two lines, one gone and one present, is present and the same', async () => {
  const uai = freshUai()
  const [child, other] = [pupil({ id: '100' }), pupil({ id: '7' })]
  await runImport(uai, [elevesXml([child, other], { uai })])
  const [before] = await pupilsOf(uai)
  const lines = [{ ...child, DATE_SORTIE: '02/10/2026' }, { ...child, id: '300' }, other]
  const result = await runImport(uai, [elevesXml(lines, { uai })], { answers: { allowCuts: true } })
  expect(result.students).toMatchObject({ left: 0 })
  const after = await db.student.findUniqueOrThrow({ where: { id: before?.id } })
  expect([after.sourceId, after.leftOn]).toEqual(['300', null])
})
