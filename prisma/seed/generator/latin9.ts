/** The eight characters where ISO-8859-15 differs from ISO-8859-1. */
const DIFFERENT = new Map(
  [...'€ŠšŽžŒœŸ'].map((char, index) => [char, [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe][index] ?? 0x3f]),
)

/** ISO-8859-15 bytes; what the encoding lacks becomes `?`, as SIECLE itself does. */
export function encodeLatin9(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    bytes[index] = code < 0xa0 ? code : (DIFFERENT.get(text[index] ?? '') ?? (code <= 0xff ? code : 0x3f))
  }
  return bytes
}
