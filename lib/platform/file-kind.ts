/** First bytes of the files that people send in place of the right one. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['un PDF', [0x25, 0x50, 0x44, 0x46]],
  ['un classeur Excel ou un document Word', [0xd0, 0xcf, 0x11, 0xe0]],
  ['une archive RAR', [0x52, 0x61, 0x72, 0x21]],
  ['une archive 7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['une archive gzip (.gz)', [0x1f, 0x8b]],
  ['une image', [0x89, 0x50, 0x4e, 0x47]],
  ['une image', [0xff, 0xd8, 0xff]],
]

/** How many bytes `fileKind` needs to see. */
export const SIGNATURE_BYTES = 4

/** « un PDF », « une archive RAR »: what a file is by its first bytes; null for text, ZIP and what nobody sends. */
export const fileKind = (start: Uint8Array): string | null =>
  SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte))?.[0] ?? null

export const isZip = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b

/** What a ZIP is by the names of its entries: office documents are ZIP too; null for a plain one. */
export function zipKind(entries: readonly string[]): string | null {
  const has = (start: string) => entries.some((entry) => entry.startsWith(start))
  if (has('[Content_Types].xml')) {
    if (has('xl/')) return 'un classeur Excel'
    return has('word/') ? 'un document Word' : 'un document Office'
  }
  return has('content.xml') && (has('mimetype') || has('META-INF/')) ? 'un classeur ou un document LibreOffice' : null
}
