import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import yazl from 'yazl'
import { cutAccesses, HELD } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { importFiles } from '@/lib/schools/imports/import-files'
import { fingerprint, freshUai, pupilsOf, runImport } from '@/tests/support/imports-run'
import { elevesXml, pupil, responsablesXml } from '@/tests/support/siecle'

const zipOf = (entries: Record<string, string | Uint8Array>, mtime = new Date('2026-11-10')): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const zip = new yazl.ZipFile()
    for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name, { mtime })
    zip.end()
    const chunks: Buffer[] = []
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    zip.outputStream.on('error', reject)
  })

/** Refused with this code, and not one row of any table has moved. */
async function expectRefused(contents: (string | Uint8Array)[], code: string, message: RegExp, uai = freshUai()) {
  const before = await fingerprint()
  const result = await runImport(uai, contents)
  expect([result.status, result.codes('errors')]).toEqual(['rejected', [code]])
  expect(result.errors[0]?.message).toMatch(message)
  expect(await fingerprint()).toEqual(before)
  return result
}

test('a ZIP with hidden files and empty folders is read, whatever it is called (XC-06)', async () => {
  const uai = freshUai()
  const zip = await zipOf({
    '__MACOSX/._Eleves.xml': 'xx',
    '__MACOSX/Eleves.xml': 'xx',
    '.DS_Store': 'x',
    'sous-dossier/Eleves.XML': elevesXml([pupil()], { uai }),
  })
  const result = await runImport(uai, [zip])
  expect([result.status, result.students.created]).toEqual(['applied', 1])
})

test.each([
  ['two XML files', { 'a.xml': '<a/>', 'b.xml': '<b/>' }, /2 fichiers XML/],
  ['no XML file', { 'lisez-moi.txt': 'x' }, /aucun fichier XML/],
])('a ZIP with %s is refused', async (_name, entries, message) => {
  await expectRefused([await zipOf(entries)], 'INVALID_FILE', message)
})

test('a ZIP whose entries leave their folder is refused', async () => {
  const zip = await zipOf({ 'xx/xx/Eleves.xml': elevesXml([pupil()]) })
  const slip = Buffer.from(zip.toString('latin1').replaceAll('xx/xx/', '../../'), 'latin1')
  await expectRefused([slip], 'INVALID_FILE', /hors de son dossier/)
})

test('a ZIP whose folders are written with backslashes is read', async () => {
  const uai = freshUai()
  const zip = await zipOf({ 'export/siecle/Eleves.xml': elevesXml([pupil()], { uai }) })
  const windows = Buffer.from(
    zip.toString('latin1').replaceAll('export/siecle/Eleves', 'export\\siecle\\Eleves'),
    'latin1',
  )
  const result = await runImport(uai, [windows])
  expect([result.status, result.students.created]).toEqual(['applied', 1])
})

test('a ZIP whose content does not match its sum is refused', async () => {
  const uai = freshUai()
  const zip = Buffer.from(await zipOf({ 'Eleves.xml': elevesXml([pupil()], { uai }) }))
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  zip.writeUInt32LE((zip.readUInt32LE(central + 16) ^ 1) >>> 0, central + 16)
  await expectRefused([zip], 'INVALID_FILE', /abîmé ou incomplet/, uai)
})

test.each([
  ['an Excel workbook', { '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<b/>' }, /est un classeur Excel/],
  ['a LibreOffice workbook', { mimetype: 'x', 'content.xml': '<a/>', 'META-INF/manifest.xml': '<b/>' }, /LibreOffice/],
])('%s in place of an export is called by its name', async (_name, entries, message) => {
  await expectRefused([await zipOf(entries)], 'INVALID_FILE', message)
})

test('a PDF, an archive or an old workbook is called by its name', async () => {
  await expectRefused(['%PDF-1.7 …'], 'INVALID_FILE', /est un PDF\./)
  await expectRefused([Buffer.from([0x1f, 0x8b, 8, 0])], 'INVALID_FILE', /archive gzip/)
})

test('all that is wrong is told at once: no year, the file of another school, no school, a damaged file', async () => {
  const uai = freshUai()
  const result = await runImport(uai, [
    elevesXml([pupil()], { uai: null, year: null }),
    responsablesXml([], [], { uai: freshUai(), year: null }).replace('</DONNEES>', ''),
  ])
  expect([result.status, result.codes('errors')]).toEqual([
    'rejected',
    ['INVALID_FILE', 'UAI_MISMATCHED', 'UAI_MISMATCHED', 'YEAR_REQUIRED'],
  ])
})

test('a truncated ZIP is refused', async () => {
  const zip = await zipOf({ 'Eleves.xml': elevesXml([pupil()]) })
  await expectRefused([zip.subarray(0, zip.length - 30)], 'INVALID_FILE', /abîmé ou incomplet/)
})

test('a ZIP that announces more than the limit is refused before it unfolds', async () => {
  const zip = Buffer.from(await zipOf({ 'Eleves.xml': elevesXml([pupil()]) }))
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  zip.writeUInt32LE(300 * 1024 * 1024, central + 24)
  await expectRefused([zip], 'INVALID_FILE', /256 Mo/)
})

test('a ZIP that unfolds to more than it announces is cut and refused', async () => {
  const uai = freshUai()
  const xml = Buffer.from(elevesXml([pupil()], { uai }) + ' '.repeat(5_000_000))
  const zip = Buffer.from(await zipOf({ 'Eleves.xml': xml }))
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  zip.writeUInt32LE(1000, central + 24)
  expect(deflateRawSync(xml).length).toBeLessThan(zip.length)
  await expectRefused([zip], 'INVALID_FILE', /abîmé ou incomplet/, uai)
})

test('a file that is not there rejects with its name', async () => {
  const { report } = await importFiles({
    uai: freshUai(),
    dryRun: false,
    answers: {},
    cutAccesses,
    held: HELD,
    files: ['/nulle/part.xml', '/'],
  })
  expect(report).toMatchObject({ status: 'rejected', year: null })
  expect(report.errors.map(({ code, message }) => [code, message])).toEqual([
    ['INVALID_FILE', 'Fichier introuvable ou illisible : /nulle/part.xml.'],
    ['INVALID_FILE', 'Fichier introuvable ou illisible : /.'],
  ])
})

test('an empty file is refused', () => expectRefused([''], 'INVALID_FILE', /vide/).then(() => undefined))

test('a file that is not XML is refused', () =>
  expectRefused(['Nom;Prénom\nA;B\n'], 'INVALID_FILE', /pas un fichier XML/).then(() => undefined))

test('an XML of another kind is refused', () =>
  expectRefused(['<planning/>'], 'INVALID_FILE', /ne vient pas de SIECLE/).then(() => undefined))

test('malformed XML is refused with its line, and the errors of its pupils are told with it', async () => {
  const uai = freshUai()
  const twice = pupil()
  const xml = elevesXml([twice, { ...twice, id: '77' }], { uai }).replace('</STRUCTURES>', '</STRICTURES>')
  const line = xml.slice(0, xml.indexOf('</STRICTURES>')).split('\n').length
  const before = await fingerprint()
  const result = await runImport(uai, [xml])
  expect(result.codes('errors')).toEqual(['INE_UNIQUE', 'INVALID_FILE'])
  expect(result.errors.find(({ code }) => code === 'INVALID_FILE')?.line).toBe(line)
  expect(await fingerprint()).toEqual(before)
})

test('a truncated XML is refused', async () => {
  const uai = freshUai()
  const xml = elevesXml([pupil(), pupil()], { uai })
  await expectRefused([xml.slice(0, xml.length - 120)], 'INVALID_FILE', /abîmé à la ligne/, uai)
})

test('a DOCTYPE is refused, with or without entities', async () => {
  const uai = freshUai()
  const bomb = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
${elevesXml([pupil({ PRENOM: '&lol2;' })], { uai, declaration: '' })}`
  await expectRefused([bomb], 'INVALID_FILE', /DOCTYPE/, uai)
})

test('an entity that nobody declared is refused', async () => {
  const uai = freshUai()
  await expectRefused([elevesXml([pupil({ PRENOM: '&secret;' })], { uai })], 'INVALID_FILE', /abîmé/, uai)
})

test('œ is decoded right in ISO-8859-15, a BOM wins over no declaration', async () => {
  const [first, second] = [freshUai(), freshUai()]
  const latin9 = elevesXml([pupil({ NOM_DE_FAMILLE: 'C#UR', PRENOM: 'Zoé' })], {
    uai: first,
    declaration: '<?xml version="1.0" encoding="ISO-8859-15"?>',
  })
  const bytes = Buffer.from(latin9, 'latin1').map((byte) => (byte === 0x23 ? 0xbc : byte))
  await runImport(first, [bytes])
  const bom = Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from(elevesXml([pupil({ PRENOM: 'Cœline' })], { uai: second, declaration: '<?xml version="1.0"?>' })),
  ])
  await runImport(second, [bom])
  expect((await pupilsOf(first))[0]).toMatchObject({ familyName: 'CŒUR', firstName: 'Zoé', familyNameKey: 'COEUR' })
  expect((await pupilsOf(second))[0]?.firstName).toBe('Cœline')
})

test.each([
  ['an unknown encoding', 'x-klingon', 'utf8', /inconnu/],
  ['UTF-8 announced, another one inside', 'UTF-8', 'latin1', /d’autres caractères/],
  ['ISO-8859-15 announced, UTF-8 inside', 'ISO-8859-15', 'utf8', /il est en UTF-8/],
] as const)('%s is refused: accents would be lost', async (_name, declared, real, message) => {
  const uai = freshUai()
  const xml = elevesXml([pupil({ PRENOM: 'Zoé' })], {
    uai,
    declaration: `<?xml version="1.0" encoding="${declared}"?>`,
  })
  await expectRefused([Buffer.from(xml, real)], 'ENCODING_NOT_SUPPORTED', message, uai)
})

test('the file of another school is refused before anything else', async () => {
  const xml = elevesXml([pupil({ DATE_NAISS: 'x' })], { uai: '0351056H' })
  await expectRefused([xml], 'UAI_MISMATCHED', /autre établissement \(0351056H\)/)
})

test('another year than the one that is asked is refused, no year at all too', async () => {
  const uai = freshUai()
  const asked = await runImport(uai, [elevesXml([pupil()], { uai, year: 2026 })], { year: 2025 })
  expect([asked.status, asked.codes('errors')]).toEqual(['rejected', ['YEAR_MISMATCHED']])
  await expectRefused([elevesXml([pupil()], { uai, year: null })], 'YEAR_REQUIRED', /année scolaire/, uai)
  const given = await runImport(uai, [elevesXml([pupil()], { uai, year: null })], { year: 2026 })
  expect([given.status, given.year]).toEqual(['applied', 2026])
})

test('two files of the same kind are refused', async () => {
  const uai = freshUai()
  const before = await fingerprint()
  const result = await runImport(uai, [elevesXml([pupil()], { uai }), elevesXml([pupil()], { uai })])
  expect(new Set(result.codes('errors'))).toEqual(new Set(['FILE_REPEATED']))
  expect(await fingerprint()).toEqual(before)
})

test('a useless export beside the others is ignored with a word, alone it is refused', async () => {
  const uai = freshUai()
  const common = `<BEE_COMMUN><PARAMETRES><UAJ>${uai}</UAJ></PARAMETRES><DONNEES/></BEE_COMMUN>`
  await expectRefused([common], 'INVALID_FILE', /ne sert pas/, uai)
  const result = await runImport(uai, [common, elevesXml([pupil()], { uai })])
  expect([result.status, result.codes('warnings')]).toEqual(['applied', ['FILE_IGNORED']])
})

test('an unknown school is refused unless its name is given; a rejected import does not create it', async () => {
  const uai = freshUai()
  const unknown = await runImport(uai, [elevesXml([pupil()], { uai })], { createSchool: undefined })
  expect(unknown.codes('errors')).toEqual(['SCHOOL_UNKNOWN'])
  await runImport(uai, [responsablesXml([], [], { uai })])
  expect(await db.school.count({ where: { uai } })).toBe(0)
  await runImport(uai, [elevesXml([pupil()], { uai })], { createSchool: 'Lycée professionnel Jean Macé' })
  expect(await db.school.findUnique({ where: { uai } })).toMatchObject({ kind: 'LYCEE_PRO', currentYear: 2026 })
})

test('a wrong key of the UAI is accepted with a warning when the file says the same', async () => {
  const result = await runImport('123ABC', [elevesXml([pupil()], { uai: '123ABC' })])
  expect([result.status, result.codes('warnings')]).toEqual(['applied', ['UAI_KEY']])
})

test('a dry run says what would happen and writes nothing, not even in the history', async () => {
  const uai = freshUai()
  const before = await fingerprint()
  const result = await runImport(uai, [elevesXml([pupil(), pupil()], { uai })], { dryRun: true })
  expect([result.status, result.students.created, result.divisions]).toEqual(['analysed', 2, 1])
  expect(await fingerprint()).toEqual(before)
})
