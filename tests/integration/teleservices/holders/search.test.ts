import { describe, expect, test } from 'vitest'
import { searchCouples, searchPupils } from '@/lib/teleservices/holders/queries/search-holders'
import { HolderSearch } from '@/lib/teleservices/holders/schemas'
import { buildCode, buildGuardianship, buildStudent } from '@/prisma/seed/builders'
import { schoolWithHead } from '../../../support/holders'

const search = (values: Record<string, string>) => HolderSearch.parse({ recherche: '1', ...values })

async function town() {
  const { actor, school } = await schoolWithHead()
  const schoolId = school.id
  const lefevre = await buildGuardianship({
    schoolId,
    student: { familyName: 'LEFÈVRE', firstName: 'Élodie', division: '1G3' },
    guardian: { familyName: 'OZÉ', firstName: 'Karim' },
  })
  const lefebvre = await buildGuardianship({
    schoolId,
    student: { familyName: 'LEFEBVRE', firstName: 'Zoé', division: '2DE1', mefCode: '20010018110' },
    guardian: { familyName: 'MARTIN', usageName: 'LE GOFF', firstName: 'Anne' },
  })
  await buildGuardianship({
    schoolId,
    student: { familyName: "D'ÂVRAY", firstName: 'Noé', division: '1G3' },
    guardian: { familyName: 'Lefort', firstName: 'Inès' },
  })
  return { actor, school, lefevre, lefebvre }
}

describe('« Gérer un CAR »', () => {
  test('[TS-97] by the first letters of the pupil or of the responsable, without accents nor case', async () => {
    const { actor } = await town()
    const names = async (values: Record<string, string>) =>
      (await searchCouples(actor, search(values))).rows.map(({ student, guardian }) => `${student} / ${guardian}`)
    expect(await names({ nom: 'lefè' })).toEqual(
      ['LEFÈVRE Élodie (1G3) / OZÉ Karim', 'LEFEBVRE Zoé (2DE1) / LE GOFF Anne'].sort((a, b) => (a < b ? -1 : 1)),
    )
    expect(await names({ nom: 'l' })).toHaveLength(3)
    expect(await names({ nom: 'oze' })).toEqual(['LEFÈVRE Élodie (1G3) / OZÉ Karim'])
    expect(await names({ nom: 'LE G' })).toEqual(['LEFEBVRE Zoé (2DE1) / LE GOFF Anne'])
    expect(await names({ nom: 'martin' })).toEqual(['LEFEBVRE Zoé (2DE1) / LE GOFF Anne'])
    expect(await names({ nom: 'lefevre elo' })).toEqual(['LEFÈVRE Élodie (1G3) / OZÉ Karim'])
    expect(await names({ nom: 'd’av' })).toEqual(["D'ÂVRAY Noé (1G3) / LEFORT Inès"])
    expect(await names({ nom: 'efe' })).toEqual([])
    for (const nom of ['%', "-'.", 'a'.repeat(300)]) expect(await names({ nom })).toEqual([])
  })

  test('[TS-97] MEF and division, alone or with the name', async () => {
    const { actor } = await town()
    const count = async (values: Record<string, string>) => (await searchCouples(actor, search(values))).total
    expect(await count({ division: '1G3' })).toBe(2)
    expect(await count({ mef: '20010018110' })).toBe(1)
    expect(await count({ division: '1G3', nom: 'lef' })).toBe(2)
    expect(await count({ division: '2DE1', nom: 'oze' })).toBe(0)
    expect(await count({})).toBe(3)
  })

  test('a couple found by both names comes once; who left is found by name only; another school never', async () => {
    const { actor, school } = await town()
    await buildGuardianship({
      schoolId: school.id,
      student: { familyName: 'ROUX', firstName: 'Lou' },
      guardian: { familyName: 'ROUX', firstName: 'Max' },
    })
    await buildGuardianship({
      schoolId: school.id,
      student: { familyName: 'ROUXEL', firstName: 'Tom', leftOn: '2026-10-01', division: null },
    })
    const elsewhere = await town()
    await buildGuardianship({ schoolId: elsewhere.school.id, student: { familyName: 'ROUX', firstName: 'Ana' } })
    const { rows } = await searchCouples(actor, search({ nom: 'roux' }))
    expect(rows.map(({ student, situation }) => [student, situation])).toEqual([
      ['ROUX Lou (1G3)', 'NONE'],
      ['ROUXEL Tom', 'LEFT'],
    ])
    expect((await searchCouples(actor, search({}))).rows.some(({ student }) => student === 'ROUXEL Tom')).toBe(false)
  })

  test('each line says where its code stands', async () => {
    const { actor, lefevre, lefebvre } = await town()
    await buildCode({ guardianshipId: lefevre.id, notifiedAt: new Date() })
    await buildCode({
      guardianshipId: lefebvre.id,
      invalidatedAt: new Date(),
      invalidationReason: 'REFUSAL',
    })
    const { rows } = await searchCouples(actor, search({ nom: 'lef' }))
    const situations = new Map(rows.map(({ holderId, situation }) => [holderId, situation]))
    expect(situations.get(lefevre.id)).toBe('NOTIFIED')
    expect(situations.get(lefebvre.id)).toBe('REFUSED')
  })

  test('50 a page; a page beyond the last shows the last', async () => {
    const { actor, school } = await schoolWithHead()
    for (let index = 0; index < 53; index++)
      await buildGuardianship({ schoolId: school.id, student: { familyName: `NOM${100 + index}`, firstName: 'A' } })
    const first = await searchCouples(actor, search({ nom: 'nom' }))
    expect([first.rows.length, first.total, first.pageCount]).toEqual([50, 53, 2])
    const beyond = await searchCouples(actor, search({ nom: 'nom', page: '9' }))
    expect([beyond.rows.length, beyond.page]).toEqual([3, 2])
    expect(beyond.rows[0]?.student).toBe('NOM150 A (1G3)')
  })
})

test('[TS-113][TS-114] « Gérer un CAE »: pupils of the year, by name, MEF, division; NOM Prénom (division)', async () => {
  const { actor, school } = await town()
  const used = await buildStudent({ schoolId: school.id, familyName: 'PETIT', usageName: 'LEROY', firstName: 'Ève' })
  await buildCode({ kind: 'CAE', studentId: used.id })
  const { rows } = await searchPupils(actor, search({ nom: 'le' }))
  expect(rows.map(({ student, guardian, situation }) => [student, guardian, situation])).toEqual([
    ['LEFEBVRE Zoé (2DE1)', null, 'NONE'],
    ['LEFÈVRE Élodie (1G3)', null, 'NONE'],
    ['LEROY Ève (1G3)', null, 'NOT_NOTIFIED'],
  ])
  expect((await searchPupils(actor, search({ nom: 'petit' }))).total).toBe(1)
  expect((await searchPupils(actor, search({ division: '2DE1' }))).total).toBe(1)
})
