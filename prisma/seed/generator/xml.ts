import { encodeLatin9 } from './latin9'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

type Value = string | number | null

/** `<NAME>value</NAME>`, nothing when the value is null (SIECLE: NULL = tag absent). */
export const tag = (name: string, value: Value): string =>
  value === null ? '' : `<${name}>${String(value).replace(/[&<>]/g, (char) => ESCAPES[char] ?? char)}</${name}>`

/** Tags of an object, in its order. */
export const tags = (values: Record<string, Value>): string =>
  Object.entries(values)
    .map(([name, value]) => tag(name, value))
    .join('')

/** Encodes a document in chunks of about 64 kB, whatever its length. */
export function* encodeDocument(parts: Iterable<string>): Generator<Uint8Array> {
  let waiting = '<?xml version="1.0" encoding="ISO-8859-15"?>\n'
  for (const part of parts) {
    waiting += part
    if (waiting.length < 65_536) continue
    yield encodeLatin9(waiting)
    waiting = ''
  }
  yield encodeLatin9(waiting)
}
