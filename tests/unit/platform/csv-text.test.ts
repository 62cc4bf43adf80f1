import { describe, expect, test } from 'vitest'
import { csvText } from '@/lib/platform/csv/text'

describe('the bytes', () => {
  const text = 'Prénom;Évaluation\r\nÉloïse;L’œuf à 2 €'
  test('UTF-8, with a BOM or not, UTF-16 and Windows-1252 say the same', () => {
    const utf8 = new TextEncoder().encode(text)
    const windows = Buffer.from(text.replace('€', '\x80').replace('’', '\x92').replace('œ', '\x9c'), 'latin1')
    expect(csvText(utf8)).toBe(text)
    expect(csvText(Buffer.from(`\ufeff${text}`))).toBe(text)
    expect(csvText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text)
    expect(csvText(windows)).toBe(text)
  })

  test.each([
    ['empty', Buffer.from(' \r\n'), /est vide/],
    ['a workbook', Buffer.from('PK\x03\x04…'), /classeur/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /classeur/],
    ['bytes of a picture', Buffer.from([0x89, 0x50, 0, 0, 0x0d]), /pas un tableau CSV/],
  ])('%s says what to do', (_name, bytes, sentence) => expect(() => csvText(bytes)).toThrow(sentence))
})
