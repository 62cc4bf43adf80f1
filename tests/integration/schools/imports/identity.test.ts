import { describe, expect, test } from 'vitest'
import { createActivationCodes } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { type GuardianFacts, sameGuardian } from '@/lib/schools/domain/same-guardian'
import { type StudentFacts, sameStudent } from '@/lib/schools/domain/same-student'
import { SAME_GUARDIAN } from '@/lib/schools/imports/match-guardians'
import { SAME_STUDENT } from '@/lib/schools/imports/match-students'
import { buildAbsence, buildAccount, buildAssessment } from '@/prisma/seed/builders'
import { randomOf } from '@/prisma/seed/generator/random'
import { fingerprint, freshUai, pupilsOf, runImport, schoolOf } from '@/tests/support/imports-run'
import { elevesXml, ineOf, link, type Pupil, person, pupil, responsablesXml } from '@/tests/support/siecle'

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

/** Responsables of a school: `[id, tags]` of each, around children given by index. */
function family(uai: string) {
  const children = [pupil(), pupil(), pupil()]
  const files = (people: readonly (readonly [id: string, tags: object, children: readonly number[]])[]) => [
    elevesXml(children, { uai }),
    responsablesXml(
      people.map(([id, tags]) => person({ id, ...tags })),
      people.flatMap(([id, tags, indexes]) =>
        indexes.map((index) =>
          link(children[index] ?? pupil(), { id }, { CODE_PARENTE: (tags as { kin?: string }).kin ?? '10' }),
        ),
      ),
      { uai },
    ),
  ]
  return { children, files }
}
const { NORA, KARIM, ANNE } = {
  NORA: { NOM_DE_FAMILLE: 'BELKACEM', PRENOM: 'Nora', LC_CIVILITE: 'MME', MEL: 'nora@famille.example' },
  KARIM: { NOM_DE_FAMILLE: 'BELKACEM', PRENOM: 'Karim', LC_CIVILITE: 'M.', TEL_PORTABLE: '0611111111' },
  ANNE: { NOM_DE_FAMILLE: 'MOREL', PRENOM: 'Anne', LC_CIVILITE: 'MME', TEL_PORTABLE: '0622222222' },
}

const guardiansOf = async (uai: string) => {
  const rows = await db.guardian.findMany({
    where: { school: { uai } },
    orderBy: { createdAt: 'asc' },
    include: { guardianships: { where: { endedOn: null } } },
  })
  return rows.map(({ id, sourceId, firstName, guardianships }) => ({
    ...{ id, sourceId, firstName },
    children: guardianships.length,
  }))
}

const CUTS = { answers: { allowCuts: true } }

describe('responsables', () => {
  test('renumbered are the same: nobody comes, nobody goes', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    await runImport(
      uai,
      files([
        ['1', NORA, [0, 1]],
        ['2', KARIM, [0]],
        ['3', ANNE, [2]],
      ]),
    )
    const before = await guardiansOf(uai)
    const result = await runImport(
      uai,
      files([
        ['3', NORA, [0, 1]],
        ['9', KARIM, [0]],
        ['1', ANNE, [2]],
      ]),
    )
    expect([result.guardians, result.guardianships]).toMatchObject([
      { created: 0, updated: 3, left: 0 },
      { created: 0, updated: 0, removed: 0 },
    ])
    const after = await guardiansOf(uai)
    expect(after.map(({ id, firstName }) => [id, firstName]).sort()).toEqual(
      before.map(({ id, firstName }) => [id, firstName]).sort(),
    )
    expect(after.map(({ firstName, sourceId }) => [firstName, sourceId]).sort()).toEqual([
      ['Anne', '1'],
      ['Karim', '9'],
      ['Nora', '3'],
    ])
  })

  test('a PERSONNE_ID that bears somebody else makes another responsable, told by name', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    await runImport(uai, files([['1', NORA, [0]]]))
    const result = await runImport(uai, files([['1', ANNE, [0]]]), CUTS)
    expect([result.guardians.created, result.guardians.left, result.guardianships.removed]).toEqual([1, 1, 1])
    expect(result.warnings.map(({ code, subject }) => [code, subject])).toContainEqual([
      'GUARDIAN_ID_REUSED',
      'MOREL Anne (avant : BELKACEM Nora)',
    ])
    expect((await guardiansOf(uai)).map(({ firstName, children }) => [firstName, children])).toEqual([
      ['Nora', 0],
      ['Anne', 1],
    ])
    // The next file finds Anne, and Nora when she comes back under the same id.
    expect((await runImport(uai, files([['1', ANNE, [0]]]))).rowsWritten).toBe(0)
    const back = await runImport(uai, files([['1', NORA, [0]]]), CUTS)
    expect([back.guardians.created, back.guardianships.updated, back.guardianships.removed]).toEqual([0, 1, 1])
  })

  test('a married name is the same person; another first name is asked about', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    await runImport(uai, files([['1', NORA, [0]]]))
    const married = await runImport(uai, files([['1', { ...NORA, NOM_DE_FAMILLE: 'HADDAD' }, [0]]]))
    expect([married.guardians.created, married.guardians.updated]).toEqual([0, 1])
    const sister = {
      ...NORA,
      NOM_DE_FAMILLE: 'HADDAD',
      PRENOM: 'Samia',
      MEL: 's@famille.example',
      TEL_PORTABLE: '0633333333',
    }
    const asked = await runImport(uai, files([['1', sister, [0]]]))
    expect(asked.codes('errors')).toEqual(['COUPLES_CUT', 'IDENTITY_DOUBT'])
    const accepted = await runImport(uai, files([['1', sister, [0]]]), {
      answers: { acceptDoubts: true, allowCuts: true },
    })
    expect([accepted.guardians.created, accepted.guardianships.removed]).toEqual([1, 1])
  })

  test('one person whom a file holds twice, for two siblings, is one responsable', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    await runImport(uai, files([['1', NORA, [0, 1]]]))
    const result = await runImport(
      uai,
      files([
        ['1', NORA, [0]],
        ['7', NORA, [1, 2]],
      ]),
    )
    expect([result.guardians.created, result.guardianships.created, result.guardianships.removed]).toEqual([0, 1, 0])
    expect((await guardiansOf(uai)).map(({ children }) => children)).toEqual([3])
  })

  test('two persons of one name around one child stay two, whatever their new ids', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    const [father, grandfather] = [
      { ...KARIM, kin: '20' },
      { ...KARIM, TEL_PORTABLE: '0644444444', kin: '38' },
    ]
    await runImport(
      uai,
      files([
        ['1', father, [0]],
        ['2', grandfather, [0]],
      ]),
    )
    const idsByPhone = async () => {
      const rows = await db.guardian.findMany({ where: { school: { uai } }, orderBy: { mobilePhone: 'asc' } })
      return rows.map(({ id, mobilePhone }) => [mobilePhone, id])
    }
    const before = await idsByPhone()
    const result = await runImport(
      uai,
      files([
        ['5', grandfather, [0]],
        ['6', father, [0]],
      ]),
    )
    expect([result.guardians.created, result.guardianships.removed]).toEqual([0, 0])
    expect(await idsByPhone()).toEqual(before)
  })
})

test('who bears an id is told alike by SQL and by the domain, on any facts', async () => {
  const { pick } = randomOf(20261130)
  const facts = (): StudentFacts => ({
    ine: pick([null, ineOf(1), ineOf(2)]),
    birthDate: pick(['2012-03-14', '2012-03-15']),
    familyNameKey: pick(['A', 'B']),
    usageNameKey: pick([null, '', 'A', 'C']),
    firstNameKey: pick(['X', 'Y']),
  })
  const pairs = Array.from({ length: 500 }, () => [facts(), facts()] as const)
  const rows = await db.$queryRawUnsafe<{ identity: string }[]>(
    `select ${SAME_STUDENT} as identity
     from jsonb_array_elements($1::jsonb) with ordinality p(pair, n)
     cross join lateral jsonb_to_record(pair -> 0) s(ine text, birth_date date, family_name_key text, usage_name_key text, first_name_key text)
     cross join lateral jsonb_to_record(pair -> 1) r(ine text, birth_date date, family_name_key text, usage_name_key text, first_name_key text)
     order by n`,
    JSON.stringify(pairs.map((pair) => pair.map(inColumns))),
  )
  expect(rows.map(({ identity }) => identity)).toEqual(pairs.map(([known, read]) => sameStudent(known, read)))
})

test('who bears a PERSONNE_ID is told alike by SQL and by the domain, on any facts', async () => {
  const { pick } = randomOf(20261201)
  const facts = (): GuardianFacts => ({
    familyNameKey: pick(['A', 'B', '']),
    usageNameKey: pick([null, '', 'A', 'C']),
    firstNameKey: pick(['X', 'Y', '']),
    civility: pick([null, '', 'M.', 'MME', 'Mlle']),
    kinship: pick([null, '10', '20']),
    contacts: pick([[], ['a@b.fr'], ['+33611111111', 'a@b.fr'], ['+33611111111']]),
  })
  const pairs = Array.from({ length: 1000 }, () => [facts(), facts()] as const)
  const columns =
    'family_name_key text, usage_name_key text, first_name_key text, civility text, kinship text, email text'
  const phones = 'mobile_phone text, home_phone text, work_phone text'
  const rows = await db.$queryRawUnsafe<{ identity: string }[]>(
    `select ${SAME_GUARDIAN} as identity
     from jsonb_array_elements($1::jsonb) with ordinality p(pair, n)
     cross join lateral jsonb_to_record(pair -> 0) g(${columns}, ${phones})
     cross join lateral jsonb_to_record(pair -> 1) r(${columns}, ${phones})
     cross join lateral (select g.kinship as known, r.kinship as read) kin
     order by n`,
    JSON.stringify(
      pairs.map((pair) =>
        pair.map(({ kinship, civility, contacts, familyNameKey, usageNameKey, firstNameKey }) => ({
          ...{ kinship, civility, family_name_key: familyNameKey, usage_name_key: usageNameKey },
          ...{ first_name_key: firstNameKey, email: contacts.find((one) => one.includes('@')) ?? null },
          home_phone: contacts.find((one) => one.startsWith('+')) ?? null,
        })),
      ),
    ),
  )
  expect(rows.map(({ identity }) => identity)).toEqual(pairs.map(([known, read]) => sameGuardian(known, read)))
})

const inColumns = (facts: StudentFacts) => ({
  ine: facts.ine,
  birth_date: facts.birthDate,
  family_name_key: facts.familyNameKey,
  usage_name_key: facts.usageNameKey,
  first_name_key: facts.firstNameKey,
})
