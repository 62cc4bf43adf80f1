import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fingerprint, pupilsOf, runImport } from '@/tests/support/imports-run'

const folder = path.resolve('../shared/samples/siecle')
const sample = (name: string) => readFileSync(path.join(folder, name))

describe.runIf(existsSync(folder))('real files, where they are at hand', () => {
  test('D and G structures, no ELENOET, a wrong INE key', async () => {
    const result = await runImport('0660864F', [sample('zip/ExportXML_ElevesAvecAdresses.zip')])
    expect([result.status, result.year, result.students.created]).toEqual(['applied', 2019, 1])
    expect(result.codes('warnings')).toEqual(['INE_KEY'])
    expect((await pupilsOf('0660864F'))[0]).toMatchObject({
      familyName: 'ESCAGLIA',
      ine: '070876696HA',
      enrollments: [{ mefCode: '10310019110', division: { code: '301' } }],
    })
    const hidden = await runImport('0660864F', [sample('zip/avec_fichier_cache_et_dossier_vide.zip')])
    expect([hidden.status, hidden.rowsWritten]).toEqual(['applied', 0])
  })

  test.each(['deux_xml', 'sans_xml', 'zip_slip', 'tronque'])('%s.zip is refused', async (name) => {
    const before = await fingerprint()
    const result = await runImport('0660864F', [sample(`zip/${name}.zip`)])
    expect([result.status, result.codes('errors')]).toEqual(['rejected', ['INVALID_FILE']])
    expect(await fingerprint()).toEqual(before)
  })

  test('an unclosed tag is told with its line', async () => {
    const result = await runImport('0752387M', [sample('dossiersco_eleves_avec_adresse_simple_MALFORMED.xml')])
    expect(result.errors).toEqual([expect.objectContaining({ code: 'INVALID_FILE', line: 139 })])
    const back = await runImport('0752387M', [
      sample('dossiersco_import_eleves_MALFORMED_exemple_pour_robot_siecle.xml'),
    ])
    expect(back.codes('errors')).toEqual(['INVALID_FILE'])
  })

  test('œ in ISO-8859-15; a BOM; pupils whom the school does not count', async () => {
    const options = { year: 2026, answers: { allowDepartures: true } }
    const two = await runImport('123ABC', [sample('pix_siecle-with-two-valid-students.xml')], options)
    expect(two.students.created).toBe(2)
    const names = (await pupilsOf('123ABC')).map(({ usageName, firstName2 }) => [usageName, firstName2])
    expect(names).toContainEqual(['COJAUNE', 'Cocœ'])
    const bom = await runImport('123ABC', [sample('pix_siecle-with-bom.xml')], options)
    expect(bom.status).toBe('applied')
    const ignored = await runImport('123ABC', [sample('pix_siecle-with-only-ignored-student.xml')], {
      ...options,
      dryRun: true,
    })
    expect([ignored.students.created, ignored.codes('warnings')]).toEqual([
      1,
      ['BIRTHDATE_IMPLAUSIBLE', 'INE_REQUIRED', 'UAI_KEY'],
    ])
    const broken = await runImport('123ABC', [sample('pix_siecle-broken_MALFORMED.xml')], options)
    expect(broken.codes('errors')).toEqual(['INVALID_FILE'])
    const both = await runImport(
      '123ABC',
      [sample('pix_siecle-with-duplicate-national-student-id-and-unclosed-tag_MALFORMED.xml')],
      options,
    )
    expect(both.codes('errors')).toContain('INVALID_FILE')
  })

  test('responsables alone, of pupils whom nobody knows; nomenclatures alone', async () => {
    const alone = await runImport('0140070A', [sample('dossiersco_responsables_avec_adresses_simple.xml')])
    expect(alone.codes('errors')).toEqual(['GUARDIANS_WITHOUT_STUDENTS'])
    const labels = await runImport('0140070A', [sample('dossiersco_nomenclature_code_modalite_elec_double.xml')])
    expect(labels.status).toBe('applied')
    const built = await runImport('0750001A', [
      sample('klepsydrix_ResponsablesAvecAdresses_0750001A_2026_CONSTRUIT.xml'),
    ])
    expect(built.codes('errors')).toEqual(['GUARDIANS_WITHOUT_STUDENTS'])
  })
})
