import { expect, test } from 'vitest'
import { csvText } from '@/lib/platform/csv/text'
import { fileKind, zipKind } from '@/lib/platform/file-kind'

const startOf = (...bytes: number[]) => new Uint8Array([...bytes, 0x20, 0x20])

test.each([
  [Buffer.from('%PDF-1.7'), 'un PDF'],
  [startOf(0xd0, 0xcf, 0x11, 0xe0), 'un classeur Excel ou un document Word'],
  [Buffer.from('Rar!\x1a\x07'), 'une archive RAR'],
  [startOf(0x37, 0x7a, 0xbc, 0xaf, 0x27), 'une archive 7-Zip'],
  [startOf(0x1f, 0x8b, 0x08), 'une archive gzip (.gz)'],
  [startOf(0x89, 0x50, 0x4e, 0x47), 'une image'],
  [Buffer.from('<?xml version="1.0"?>'), null],
  [Buffer.from('%PD'), null],
  [new Uint8Array(), null],
])('%#: a file is named by its first bytes', (bytes, expected) => expect(fileKind(bytes)).toBe(expected))

test.each([
  [['[Content_Types].xml', 'xl/workbook.xml'], 'un classeur Excel'],
  [['[Content_Types].xml', 'word/document.xml'], 'un document Word'],
  [['[Content_Types].xml', 'ppt/presentation.xml'], 'un document Office'],
  [['mimetype', 'content.xml'], 'un classeur ou un document LibreOffice'],
  [['Eleves.xml'], null],
  [['content.xml'], null],
])('a ZIP of %j is %s', (entries, expected) => expect(zipKind(entries)).toBe(expected))

test('a CSV that is no CSV says what it is', () => {
  expect(() => csvText(Buffer.from('%PDF-1.7'))).toThrow(/est un PDF, pas un tableau CSV/)
  expect(() => csvText(startOf(0x50, 0x4b, 3, 4))).toThrow(/classeur/)
})
