import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { freshUai, pupilsOf, runImport, schoolOf } from '@/tests/support/imports-run'
import { address, elevesXml, link, person, pupil, responsablesXml } from '@/tests/support/siecle'

const guardianOf = async (uai: string) =>
  db.guardian.findFirstOrThrow({ where: { schoolId: (await schoolOf(uai)).id } })

describe('the texts of a file (XC-07)', () => {
  test.each([
    [100, []],
    [101, ['TEXT_TOO_LONG']],
    [20_000, ['TEXT_TOO_LONG']],
  ])('a name of %i characters: at most a hundred are kept, and it is told of that person', async (length, codes) => {
    const uai = freshUai()
    const name = 'É'.repeat(length)
    const child = pupil({ NOM_DE_FAMILLE: name })
    const mother = person({ PRENOM: name })
    const result = await runImport(uai, [
      elevesXml([child], { uai }),
      responsablesXml([mother], [link(child, mother)], { uai }),
    ])
    expect([result.status, result.codes('warnings')]).toEqual(['applied', codes.flatMap((code) => [code, code])])
    expect((await pupilsOf(uai))[0]?.familyName).toBe('É'.repeat(100))
    expect((await guardianOf(uai)).firstName).toBe('É'.repeat(100))
    const again = await runImport(uai, [elevesXml([child], { uai })])
    expect([again.students.created, again.students.updated, again.students.left]).toEqual([0, 0, 0])
  })

  test('an identifier that is too long is none; a division and a line of address are cut', async () => {
    const uai = freshUai()
    const [child, other] = [pupil({ division: 'D'.repeat(300) }), pupil({ id: '7'.repeat(5000) })]
    const mother = person({ ADRESSE_ID: '1' })
    const result = await runImport(
      uai,
      [
        elevesXml([child, other], { uai }),
        responsablesXml([mother], [link(child, mother)], {
          uai,
          addresses: [address('1', { LIGNE2_ADRESSE: 'B'.repeat(400) })],
        }),
      ],
      { answers: { skipInvalid: true } },
    )
    expect(result.codes('errors')).toEqual(['STUDENT_ID_REQUIRED'])
    expect(result.codes('warnings')).toEqual(['TEXT_TOO_LONG'])
    expect((await pupilsOf(uai))[0]?.enrollments[0]?.division?.code).toBe('D'.repeat(100))
    expect((await guardianOf(uai)).addressLine2).toBe('B'.repeat(100))
  })

  test.each([
    ['a text', (pad: string, uai: string) => elevesXml([pupil({ PRENOM: pad })], { uai })],
    ['an attribute', (pad: string, uai: string) => elevesXml([pupil({ id: pad })], { uai })],
  ])('%s without end is no export: refused while it is read', async (_what, written) => {
    const uai = freshUai()
    const result = await runImport(uai, [written('A'.repeat(1_100_000), uai)])
    expect([result.status, result.codes('errors')]).toEqual(['rejected', ['INVALID_FILE']])
  })

  test('what nobody sees is not part of a name, letters in two pieces are one; an address of mail is told', async () => {
    const uai = freshUai()
    const child = pupil({ NOM_DE_FAMILLE: '\u202eBEN\u200bALI', PRENOM: 'Zoe\u0301\ufeff' })
    const mother = person({ NOM_DE_FAMILLE: 'BEN\u2066ALI', MEL: 'a\u200b@exemple.test' })
    const result = await runImport(uai, [
      elevesXml([child], { uai }),
      responsablesXml([mother], [link(child, mother)], { uai }),
    ])
    expect([result.status, result.codes('warnings')]).toEqual(['applied', ['EMAIL_NOT_UNDERSTOOD']])
    expect((await pupilsOf(uai))[0]).toMatchObject({ familyName: 'BENALI', firstName: 'Zoé' })
    expect(await guardianOf(uai)).toMatchObject({ familyName: 'BENALI', email: null })
  })
})
