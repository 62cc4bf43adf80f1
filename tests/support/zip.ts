import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** A ZIP of one entry, as the interface of SIECLE gives it. */
export function zipOf(name: string, content: string | Uint8Array): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}
