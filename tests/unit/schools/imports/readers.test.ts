import { describe, expect, test } from 'vitest'
import { copyLine } from '@/lib/platform/bulk'
import { describeChanges } from '@/lib/schools/imports/labels'
import { alreadyOpen, TOO_LARGE, uploadErrorOf, uploadMessage } from '@/lib/schools/imports/messages'
import { decode, detectEncoding } from '@/lib/schools/imports/readers/encoding'
import { type RecordHandlers, readRecords, type XmlRecord } from '@/lib/schools/imports/readers/xml-records'
import { importReport } from '@/lib/schools/imports/report'
import { describeReport } from '@/lib/schools/imports/report-text'
import { ImportSearch } from '@/lib/schools/imports/schemas'
import { ineConflicts } from '@/lib/schools/people/domain/ine-conflicts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

async function* inPieces(data: Uint8Array, size: number) {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size)
}

const decoded = async (data: Uint8Array, size: number) => {
  let text = ''
  for await (const piece of decode(inPieces(data, size), detectEncoding(data))) text += piece
  return text
}

describe('encoding', () => {
  test.each([
    [bytes('\ufeff<a/>'), 'utf-8'],
    [new Uint8Array([0xff, 0xfe, 0x3c, 0]), 'utf-16le'],
    [bytes('<?xml version="1.0" encoding="ISO-8859-15"?>'), 'iso-8859-15'],
    [bytes("<?xml version='1.0' encoding='latin1'?>"), 'windows-1252'],
    [bytes('<a encoding="x"/>'), 'utf-8'],
  ])('%#', (start, label) => expect(detectEncoding(start).label).toBe(label))

  test.each([1, 2, 3, 7, 1000])('characters cut between chunks of %i are whole again', async (size) => {
    const text = '<a>é œ € 😀</a>'
    expect(await decoded(bytes(text), size)).toBe(text)
  })

  test.each([1, 2, 3, 1000])('UTF-8 under a Latin declaration is seen whatever the chunks (%i)', async (size) => {
    const declared = '<?xml version="1.0" encoding="ISO-8859-15"?>'
    await expect(decoded(bytes(`${declared}<a>Zoé €</a>`), size)).rejects.toMatchObject({
      code: 'ENCODING_NOT_SUPPORTED',
    })
    expect(await decoded(bytes(`${declared}<a>Zoé</a>`, 'latin1'), size)).toContain('Zoé')
    expect(await decoded(bytes(`${declared}<a>Zoe</a>`), size)).toContain('Zoe')
  })
})

async function recordsOf(xml: string, ...paths: string[]): Promise<XmlRecord[]> {
  const found: XmlRecord[] = []
  const handlers: RecordHandlers = Object.fromEntries(
    paths.map((path) => [path, (record: XmlRecord) => found.push(record)]),
  )
  const read = async () => Object.assign(inPieces(bytes(xml), 5), { destroy: () => {} })
  await readRecords({ name: 'a.xml', size: xml.length, read }, handlers, () => {})
  return found
}

describe('records', () => {
  test('direct children only, with the line, the attributes and those around', async () => {
    const xml = `<R>\n<S ID="9">\n<E ID="1"><A>x &amp; y</A><B/><C><A>inner</A></C><D><![CDATA[<z>]]></D></E></S></R>`
    expect(await recordsOf(xml, 'S/E')).toEqual([
      {
        path: 'S/E',
        line: 3,
        attributes: { ID: '1' },
        outer: { ID: '9' },
        values: { A: 'x & y', B: '', D: '<z>' },
        cut: false,
      },
    ])
  })
  test('a record elsewhere in the tree is another record', async () =>
    expect(await recordsOf('<R><X><E/></X><S><E/></S></R>', 'S/E')).toHaveLength(1))
  test.each(['<R><A></R>', '<R>&nope;</R>', '<R/><R/>', '<R', '<!DOCTYPE R><R/>'])('%s is refused', (xml) =>
    expect(recordsOf(xml, 'A')).rejects.toMatchObject({ code: 'INVALID_FILE' }),
  )
})

const refusal = async (lines: string[]) => {
  const error = await recordsOf(lines.join('\n'), 'S/E').catch((reason: unknown) => reason)
  return error as { line: number; message: string }
}

describe('a damaged file says the line where one must look', () => {
  const many = Array.from({ length: 40 }, (_none, index) => `<E><A>${index}</A></E>`)
  test.each([
    ['a record that nothing closes', ['<R>', '<S>', ...many, '<E><A>x</A>', ...many, '</S>', '</R>'], 43],
    ['a value that nothing closes', ['<R>', '<S>', ...many, '<E>', '<A>x', '</E>', ...many, '</S>', '</R>'], 44],
    ['a closing tag too many', ['<R>', '<S>', ...many, '</E>', ...many, '</S>', '</R>'], 43],
    ['a closing tag with a fault', ['<R>', '<S>', ...many, '<E><A>x</B></E>', ...many, '</S>', '</R>'], 43],
    ['a comment without end', ['<R>', '<S>', ...many, '<E/><!-- x', ...many, '</S>', '</R>'], 43],
    ['a value without its quote', ['<R>', '<S>', ...many, '<E ID="1>x</E>', ...many, '</S>', '</R>'], 43],
    ['an ampersand', ['<R>', '<S>', ...many, '<E><A>Durand & fils</A></E>', ...many, '</S>', '</R>'], 43],
    ['a file cut short', ['<R>', '<S>', ...many, '<E><A>x'], 43],
  ])('%s', async (_name, lines, expected) => {
    const { line, message } = await refusal(lines)
    expect([line, message.match(/ligne (\d+)/)?.[1]]).toEqual([expected, String(expected)])
  })
})

test('a row for COPY: null and empty differ, what the format means is escaped', () =>
  expect(copyLine(['a\tb\\c\nd', '', null, undefined, 3, true])).toBe('a\\tb\\\\c\\nd\t\t\\N\t\\N\t3\ttrue'))

test('one INE: the same person twice, or two persons', () => {
  const pupils = [
    { ine: 'A', birthDate: '2010-01-01', id: 1 },
    { ine: 'A', birthDate: '2010-01-01', id: 2 },
    { ine: 'A', birthDate: '2011-01-01', id: 3 },
    { ine: 'B', birthDate: '2010-01-01', id: 4 },
  ]
  const { repeated, reassigned } = ineConflicts(pupils)
  expect([repeated.map(({ id }) => id), reassigned.map(({ id }) => id)]).toEqual([[2], [3]])
})

test('changes are told in words', () =>
  expect(
    describeChanges({
      birth_date: ['2010-03-14', '2010-03-15'],
      email: ['a@b.fr', null],
      pays: [false, true],
      mobile_phone: ['', '+33612345678'],
      kinship_code: ['10', '20'],
    }),
  ).toEqual([
    { field: 'Date de naissance', before: '14/03/2010', after: '15/03/2010' },
    { field: 'Courriel', before: 'a@b.fr', after: 'vide' },
    { field: 'Paie les frais scolaires', before: 'non', after: 'oui' },
    { field: 'Portable', before: 'vide', after: '06\u00a012\u00a034\u00a056\u00a078' },
    { field: 'Lien de parenté', before: 'Mère', after: 'Père' },
  ]))

test('an address edited by hand never breaks, and never asks for a list that does not exist', () => {
  expect(ImportSearch.parse({ voir: 'responsables', etat: 'partis', page: '-3' })).toEqual({
    voir: 'responsables',
    etat: 'nouveaux',
    page: 1,
    anomalies: 1,
  })
  expect(ImportSearch.parse({ voir: ['liens', 'x'], etat: 'retires', page: '12' })).toMatchObject({
    voir: 'liens',
    etat: 'retires',
    page: 12,
  })
})

test('a refusal of the upload keeps its sentence through the address', () => {
  expect(uploadMessage(uploadErrorOf(TOO_LARGE))).toBe(TOO_LARGE)
  expect(uploadErrorOf(alreadyOpen('Nadia Ferrand'))).toBe('ouvert')
  expect(uploadErrorOf('Une erreur est survenue. Réessayez dans un instant.')).toBe('envoi')
})

test('the report in a terminal says whom and where, and counts what it does not show', () => {
  const anomaly = { severity: 'ERROR' as const, code: 'X', message: 'À corriger.', fileName: null }
  const anomalies = Array.from({ length: 25 }, (_, index) => ({
    ...anomaly,
    line: index + 1,
    subject: `ÉLÈVE ${index}`,
  }))
  const text = describeReport(importReport('rejected', '0990012A', 2026, null, anomalies))
  expect(text).toContain('Import refusé, rien n’est écrit\u00a0: 0990012A, année 2026/2027.')
  expect(text).toContain('ÉLÈVE 0, ligne 1\u00a0: À corriger.')
  expect(text).toContain('… et 5 autres')
  expect(text).not.toContain('ÉLÈVE 20')
})
