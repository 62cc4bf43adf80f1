import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { fingerprint, freshUai, pupilsOf, ranksOf, runImport, schoolOf } from '@/tests/support/imports-run'
import { address, elevesXml, link, nomenclatureXml, person, pupil, responsablesXml } from '@/tests/support/siecle'

describe('pupils', () => {
  test('D and G structures: the division is the D one, inner spaces are kept', async () => {
    const uai = freshUai()
    await runImport(uai, [elevesXml([pupil({ division: ' 4 D ', group: '_301P1' })], { uai })])
    const [student] = await pupilsOf(uai)
    expect(student?.enrollments[0]).toMatchObject({ current: true, year: 2026, division: { code: '4 D' } })
  })

  test('no division, « Inactifs », an exit in the past: not in school; an exit to come: still there', async () => {
    const uai = freshUai()
    const result = await runImport(uai, [
      elevesXml(
        [
          pupil({ id: '1', division: null }),
          pupil({ id: '2', division: 'Inactifs' }),
          pupil({ id: '3', DATE_SORTIE: '01/09/2019' }),
          pupil({ id: '4', DATE_SORTIE_ETAB: '01/09/2019' }),
          pupil({ id: '5', division: null, group: '4e 1' }),
          pupil({ id: '6', DATE_SORTIE: '01/09/2090' }),
        ],
        { uai },
      ),
    ])
    expect(result.students.created).toBe(1)
    expect((await pupilsOf(uai)).map(({ sourceId }) => sourceId)).toEqual(['6'])
    expect(result.warnings).toEqual([])
  })

  test('without INE, with a wrong key, with an unknown form: kept, with a warning each', async () => {
    const uai = freshUai()
    const result = await runImport(uai, [
      elevesXml(
        [pupil({ ID_NATIONAL: null }), pupil({ ID_NATIONAL: '070876696HA' }), pupil({ ID_NATIONAL: '00000000123' })],
        { uai },
      ),
    ])
    expect([result.students.created, result.codes('warnings')]).toEqual([3, ['INE_FORMAT', 'INE_KEY', 'INE_REQUIRED']])
    expect(result.warnings.map(({ subject }) => subject?.endsWith('(3 A)'))).toEqual([true, true, true])
  })

  test('the same INE and birth date twice rejects; with two birth dates they are two persons', async () => {
    const uai = freshUai()
    const first = pupil({ DATE_NAISS: '14/03/2012' })
    const before = await fingerprint()
    const same = await runImport(uai, [elevesXml([first, { ...first, id: '9' }], { uai })])
    expect([same.status, same.codes('errors')]).toEqual(['rejected', ['INE_UNIQUE']])
    expect(same.errors[0]).toMatchObject({ line: expect.any(Number), subject: expect.stringContaining('BELKACEM') })
    expect(await fingerprint()).toEqual(before)
    const other = await runImport(uai, [elevesXml([first, { ...first, id: '9', DATE_NAISS: '15/03/2012' }], { uai })])
    expect([other.students.created, other.codes('warnings')]).toEqual([2, ['INE_REASSIGNED']])
  })

  test('INE_UNIQUE looks at pupils in school only', async () => {
    const uai = freshUai()
    const first = pupil()
    const result = await runImport(uai, [elevesXml([first, { ...first, id: '9', division: null }], { uai })])
    expect([result.status, result.students.created]).toEqual(['applied', 1])
  })

  test('the MEF is the pupil’s own, never that of SCOLARITE_AN_DERNIER; NOM of old files is read', async () => {
    const uai = freshUai()
    const xml = elevesXml([pupil({ CODE_MEF: null, NOM_DE_FAMILLE: null, NOM: 'ANCIEN', ELENOET: null })], {
      uai,
    }).replace(
      '<CODE_STATUT>',
      '<SCOLARITE_AN_DERNIER><CODE_MEF>99999999999</CODE_MEF><CODE_STRUCTURE>4A</CODE_STRUCTURE></SCOLARITE_AN_DERNIER><CODE_STATUT>',
    )
    await runImport(uai, [xml])
    const [student] = await pupilsOf(uai)
    expect([student?.familyName, student?.enrollments[0]?.mefCode]).toEqual(['ANCIEN', null])
  })

  test('errors of a pupil leave that pupil out, and the rest waits for an answer', async () => {
    const uai = freshUai()
    const xml = elevesXml(
      [
        pupil({ id: '1' }),
        pupil({ id: null }),
        pupil({ id: '3', NOM_DE_FAMILLE: '' }),
        pupil({ id: '4', PRENOM: null }),
        pupil({ id: '5', DATE_NAISS: null }),
        pupil({ id: '6', DATE_NAISS: '31/02/2012' }),
        pupil({ id: '7', NOM_DE_FAMILLE: 'DUP@NT' }),
        pupil({ id: '8', DATE_NAISS: 'x', division: null }),
      ],
      { uai },
    )
    const asked = await runImport(uai, [xml])
    expect([asked.status, asked.codes('errors')]).toEqual([
      'rejected',
      [
        'BIRTHDATE_REQUIRED',
        'FIRST_NAME_REQUIRED',
        'INVALID_BIRTHDATE_FORMAT',
        'INVALID_CHAR_DETECTED',
        'INVALID_STUDENTS',
        'LAST_NAME_REQUIRED',
        'STUDENT_ID_REQUIRED',
      ],
    ])
    expect(await db.school.count({ where: { uai } })).toBe(0)
    const skipped = await runImport(uai, [xml], { answers: { skipInvalid: true } })
    expect([skipped.status, skipped.students.created, skipped.errors.length]).toEqual(['applied', 1, 6])
    expect(skipped.errors.every(({ line }) => line !== null && line > 0)).toBe(true)
  })

  test('a pupil who is left out has not departed', async () => {
    const uai = freshUai()
    const pupils = [pupil({ id: '1' }), pupil({ id: '2' })]
    await runImport(uai, [elevesXml(pupils, { uai })])
    const again = await runImport(uai, [elevesXml([pupils[0] ?? {}, { ...pupils[1], DATE_NAISS: 'x' }], { uai })], {
      answers: { skipInvalid: true },
    })
    expect([again.students.left, again.students.unchanged]).toEqual([0, 1])
  })

  test('a lost letter, no sex, no birth town, no number in a telephone: imported with a warning', async () => {
    const uai = freshUai()
    const result = await runImport(uai, [
      elevesXml(
        [
          pupil({
            NOM_DE_FAMILLE: 'C?UR',
            CODE_SEXE: null,
            CODE_COMMUNE_INSEE_NAISS: null,
            TEL_PORTABLE: 'inconnu',
            MEL: 'pas une adresse',
          }),
        ],
        { uai },
      ),
    ])
    expect(result.codes('warnings')).toEqual([
      'BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT',
      'EMAIL_NOT_UNDERSTOOD',
      'LETTER_LOST',
      'PHONE_NOT_UNDERSTOOD',
      'SEX_CODE_REQUIRED',
    ])
    expect((await pupilsOf(uai))[0]).toMatchObject({ familyName: 'C?UR', sex: null, phone: null, email: null })
  })

  test('a birth that has not happened is left out; one that no pupil has is imported with a warning', async () => {
    const uai = freshUai()
    const born = (date: string) => pupil({ DATE_NAISS: date })
    const result = await runImport(
      uai,
      [elevesXml([born('14/03/2012'), born('01/12/2062'), born('14/03/1012'), born('14/03/2026')], { uai })],
      { answers: { skipInvalid: true } },
    )
    expect([result.status, result.students.created]).toEqual(['applied', 3])
    expect(result.codes('errors')).toEqual(['BIRTHDATE_IN_FUTURE'])
    expect(result.codes('warnings')).toEqual(['BIRTHDATE_IMPLAUSIBLE', 'BIRTHDATE_IMPLAUSIBLE'])
  })

  test('the separator that follows an address in a list is taken off', async () => {
    const uai = freshUai()
    const result = await runImport(uai, [elevesXml([pupil({ MEL: 'lina@famille.example; ' })], { uai })])
    expect(result.codes('warnings')).toEqual([])
    expect((await pupilsOf(uai))[0]?.email).toBe('lina@famille.example')
  })

  test('one division in several MEF, one MEF in several divisions; labels come from the nomenclature', async () => {
    const uai = freshUai()
    const result = await runImport(uai, [
      elevesXml(
        [
          pupil({ division: '310', CODE_MEF: '11' }),
          pupil({ division: '310', CODE_MEF: '12' }),
          pupil({ division: '3SINT', CODE_MEF: '11' }),
        ],
        { uai },
      ),
      nomenclatureXml({ '11': '3EME SEGPA', '99': 'AUTRE' }, { uai }),
    ])
    expect([result.divisions, result.mefs]).toEqual([2, 3])
    const mefs = await db.mef.findMany({ where: { school: { uai } }, orderBy: { code: 'asc' } })
    expect(mefs.map(({ code, label }) => [code, label])).toEqual([
      ['11', '3EME SEGPA'],
      ['12', '12'],
      ['99', 'AUTRE'],
    ])
  })
})

describe('responsables', () => {
  const family = async (
    uai: string,
    links: (
      student: { id?: string | null },
      persons: ReturnType<typeof person>[],
    ) => Parameters<typeof responsablesXml>[1],
  ) => {
    const child = pupil({ id: '1' })
    const persons = ['a', 'b', 'c'].map((id) => person({ id }))
    return runImport(uai, [responsablesXml(persons, links(child, persons), { uai }), elevesXml([child], { uai })])
  }
  const at = (persons: ReturnType<typeof person>[], index: number) => persons[index] ?? person()

  test('two mothers: légal 1 pays, légal 2 does not (TS-78)', async () => {
    const uai = freshUai()
    const result = await family(uai, (child, persons) => [
      link(child, at(persons, 0), { PAIE_FRAIS_SCOLAIRES: 'true' }),
      link(child, at(persons, 1), { HEBERGE_ELEVE: '1' }),
    ])
    expect([result.guardianships.legal1, result.guardianships.legal2]).toEqual([1, 1])
    expect(await ranksOf(uai, '1')).toEqual({ a: 1, b: 2 })
    const links = await db.guardianship.findMany({ where: { school: { uai } }, orderBy: { legalRank: 'asc' } })
    expect(links.map(({ kinshipCode, pays, hosts }) => [kinshipCode, pays, hosts])).toEqual([
      ['10', true, false],
      ['10', false, true],
    ])
  })

  test('the only legal guardian is légal 1 without paying; in charge and contact have no rank', async () => {
    const uai = freshUai()
    await family(uai, (child, persons) => [
      link(child, at(persons, 0), { NIVEAU_RESPONSABILITE: 2, PAIE_FRAIS_SCOLAIRES: 1 }),
      link(child, at(persons, 1)),
      link(child, at(persons, 2), { NIVEAU_RESPONSABILITE: 3 }),
    ])
    expect(await ranksOf(uai, '1')).toEqual({ a: null, b: 1, c: null })
  })

  test('three of level 1: the third has no rank, and it is said', async () => {
    const uai = freshUai()
    const result = await family(uai, (child, persons) => persons.map((one) => link(child, one)))
    expect(await ranksOf(uai, '1')).toEqual({ a: 1, b: 2, c: null })
    expect(result.warnings.map(({ code, subject }) => [code, subject])).toEqual([
      ['LEGAL_RANK_OVERFLOW', expect.stringContaining('BELKACEM')],
    ])
  })

  test('old model: RESP_LEGAL is the rank, one-digit kinship codes are reversed', async () => {
    const uai = freshUai()
    const old = { NIVEAU_RESPONSABILITE: null, PAIE_FRAIS_SCOLAIRES: null }
    await family(uai, (child, persons) => [
      link(child, at(persons, 0), { ...old, RESP_LEGAL: 2, CODE_PARENTE: '2', RESP_FINANCIER: 0 }),
      link(child, at(persons, 1), { ...old, RESP_LEGAL: 1, CODE_PARENTE: '1', RESP_FINANCIER: 1 }),
      link(child, at(persons, 2), { ...old, RESP_LEGAL: 0, CODE_PARENTE: '4' }),
    ])
    expect(await ranksOf(uai, '1')).toEqual({ a: 2, b: 1, c: null })
    const links = await db.guardianship.findMany({ where: { school: { uai } }, include: { guardian: true } })
    expect(Object.fromEntries(links.map((one) => [one.guardian.sourceId, one.kinshipCode]))).toEqual({
      a: '10',
      b: '20',
      c: '90',
    })
  })

  test('parents share a telephone and a mail; both are kept on both', async () => {
    const uai = freshUai()
    const child = pupil({ id: '1' })
    const shared = { TEL_PORTABLE: '06 12 34 56 78', MEL: 'famille@exemple.fr' }
    const persons = [person({ id: 'a', ...shared }), person({ id: 'b', ...shared })]
    await runImport(uai, [
      elevesXml([child], { uai }),
      responsablesXml(
        persons,
        persons.map((one) => link(child, one)),
        { uai },
      ),
    ])
    const guardians = await db.guardian.findMany({ where: { school: { uai } } })
    expect(guardians.map(({ mobilePhone, email }) => [mobilePhone, email])).toEqual(
      Array(2).fill(['+33612345678', 'famille@exemple.fr']),
    )
  })

  test('an address that points nowhere is a warning; a foreign town is read from its own tag', async () => {
    const uai = freshUai()
    const child = pupil({ id: '1', ADRESSE_ID: '404' })
    const persons = [person({ id: 'a', ADRESSE_ID: '404' }), person({ id: 'b', ADRESSE_ID: '2' })]
    const abroad = address('2', { CODE_POSTAL: '', LIBELLE_POSTAL: '', COMMUNE_ETRANGERE: 'GENEVE', LL_PAYS: 'SUISSE' })
    const result = await runImport(uai, [
      elevesXml([child], { uai, addresses: [address('1')] }),
      responsablesXml(
        persons,
        persons.map((one) => link(child, one)),
        { uai, addresses: [abroad, abroad] },
      ),
    ])
    expect(result.codes('warnings')).toEqual(['ADDRESS_NOT_FOUND', 'ADDRESS_NOT_FOUND'])
    const guardians = await db.guardian.findMany({ where: { school: { uai } }, orderBy: { sourceId: 'asc' } })
    expect(guardians.map(({ city, countryName }) => [city, countryName])).toEqual([
      [null, null],
      ['GENEVE', 'SUISSE'],
    ])
  })

  test('a post box is a line of the address, before the postcode', async () => {
    const uai = freshUai()
    const child = pupil()
    const people = [person(), person(), person(), person()]
    const lines = { LIGNE2_ADRESSE: 'BAT A', LIGNE3_ADRESSE: 'ESC 2', LIGNE4_ADRESSE: 'PORTE 4' }
    await runImport(uai, [
      elevesXml([child], { uai }),
      responsablesXml(
        people.map((one, index) => ({ ...one, ADRESSE_ID: String(index + 1) })),
        people.map((one) => link(child, one)),
        {
          uai,
          addresses: [
            address('1', { BOITE_POSTALE: 'BP 12' }),
            address('2', { LIGNE1_ADRESSE: null, BOITE_POSTALE: '417' }),
            address('3', { ...lines, BOITE_POSTALE: 'CS 3' }),
            address('4', { BOITE_POSTALE: '' }),
          ],
        },
      ),
    ])
    const rows = await db.guardian.findMany({ where: { school: { uai } }, orderBy: { sourceId: 'asc' } })
    expect(rows.map((row) => [row.addressLine1, row.addressLine2, row.addressLine3, row.addressLine4])).toEqual([
      ['12 RUE DES TANNEURS', 'BP 12', null, null],
      ['BP 417', null, null, null],
      ['12 RUE DES TANNEURS', 'BAT A', 'ESC 2', 'PORTE 4 CS 3'],
      ['12 RUE DES TANNEURS', null, null, null],
    ])
  })

  test('a file without any address block says nothing of addresses', async () => {
    const uai = freshUai()
    const result = await runImport(uai, [elevesXml([pupil({ ADRESSE_ID: '404' })], { uai })])
    expect(result.warnings).toEqual([])
  })

  test('the parent of a departed pupil only is not imported; a link to nobody is a warning', async () => {
    const uai = freshUai()
    const [here, gone] = [pupil({ id: '1' }), pupil({ id: '2', DATE_SORTIE: '01/09/2025' })]
    const [kept, lost] = [person({ id: 'a' }), person({ id: 'b' })]
    const result = await runImport(uai, [
      elevesXml([here, gone], { uai }),
      responsablesXml([kept, lost], [link(here, kept), link(gone, lost), link(here, person({ id: 'nobody' }))], {
        uai,
      }),
    ])
    expect([result.guardians.created, result.guardianships.created]).toEqual([1, 1])
    expect(result.warnings.map(({ code, subject }) => [code, subject])).toEqual([
      ['GUARDIAN_NOT_FOUND', expect.stringContaining('(3 A)')],
    ])
  })

  test('the pupil of age who answers for himself keeps his code 70', async () => {
    const uai = freshUai()
    await family(uai, (child, persons) => [link(child, at(persons, 0), { CODE_PARENTE: '70' })])
    expect(await db.guardianship.findFirst({ where: { school: { uai } } })).toMatchObject({
      kinshipCode: '70',
      legalRank: 1,
    })
  })

  test('responsables before any pupil are refused with a word of what to do; later, alone, they are accepted', async () => {
    const uai = freshUai()
    const child = pupil({ id: '1' })
    const parent = person({ id: 'a' })
    const file = responsablesXml([parent], [link(child, parent)], { uai })
    const early = await runImport(uai, [file])
    expect([early.status, early.codes('errors')]).toEqual(['rejected', ['GUARDIANS_WITHOUT_STUDENTS']])
    await runImport(uai, [elevesXml([child], { uai })])
    const later = await runImport(uai, [file])
    expect([later.status, later.guardianships.created, later.students.left]).toEqual(['applied', 1, 0])
    expect((await schoolOf(uai)).currentYear).toBe(2026)
  })
})
