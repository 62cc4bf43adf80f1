import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { freshUai, runImport } from '@/tests/support/imports-run'
import { elevesXml, link, person, pupil, responsablesXml } from '@/tests/support/siecle'

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

  test('of two files of one name around one child, one alone joins the sibling’s parent: the import goes on', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    await runImport(uai, files([['1', NORA, [0, 1]]]))
    const result = await runImport(
      uai,
      files([
        ['1', NORA, [0]],
        ['7', NORA, [1]],
        ['8', NORA, [1]],
      ]),
    )
    expect([result.status, result.guardians.created, result.guardianships.removed]).toEqual(['applied', 1, 0])
    expect((await guardiansOf(uai)).map(({ children }) => children).sort()).toEqual([1, 2])
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

  test('two persons of one name around one child who exchange their ids stay who they are: facts before ids', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    const [father, grandfather] = [
      { ...KARIM, kin: '10' },
      { ...KARIM, kin: '38', TEL_PORTABLE: '0644444444' },
    ]
    await runImport(
      uai,
      files([
        ['1', father, [0]],
        ['2', grandfather, [0]],
      ]),
    )
    const phones = async () =>
      (await db.guardian.findMany({ where: { school: { uai } }, orderBy: { id: 'asc' } })).map(
        ({ id, mobilePhone }) => `${id} ${mobilePhone}`,
      )
    const before = await phones()
    const result = await runImport(
      uai,
      files([
        ['2', father, [0]],
        ['1', grandfather, [0]],
      ]),
    )
    expect([result.guardians.created, result.guardianships.removed]).toEqual([0, 0])
    expect(await phones()).toEqual(before)
  })

  test('one parent whom the base knows twice, once for each child, keeps both couples when a file says her once', async () => {
    const uai = freshUai()
    const { files } = family(uai)
    // Two schools of origin, two addresses: nothing said that they were one.
    await runImport(uai, files([['1', NORA, [0]]]))
    await runImport(
      uai,
      files([
        ['1', NORA, [0]],
        ['2', NORA, [1]],
      ]),
    )
    const before = await guardiansOf(uai)
    expect(before.map(({ children }) => children)).toEqual([1, 1])
    const merged = await runImport(uai, files([['1', { ...NORA, MEL: 'n@famille.example' }, [0, 1]]]))
    expect([merged.guardianships.created, merged.guardianships.removed]).toEqual([0, 0])
    expect((await guardiansOf(uai)).map(({ id, children }) => [id, children])).toEqual(
      before.map(({ id, children }) => [id, children]),
    )
    const emails = await db.guardian.findMany({ where: { school: { uai } }, select: { email: true } })
    expect(emails.map(({ email }) => email)).toEqual(['n@famille.example', 'n@famille.example'])
    expect((await runImport(uai, files([['1', { ...NORA, MEL: 'n@famille.example' }, [0, 1]]]))).rowsWritten).toBe(0)
  })
})
