import 'server-only'
import { Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import busboy from 'busboy'

export type Upload = { headers: Headers; body: ReadableStream<Uint8Array> | null }
/** `truncated` once it has ended: longer than the limit. */
export type UploadedFile = Readable & { truncated?: boolean }
/** Files of one form, bytes of one file, bytes of the whole body. */
type Limits = { files: number; fileSize: number; total: number }
type Take = (stream: UploadedFile, file: { name: string; mimeType: string }) => Promise<void>

/** `EMPTY` = not a form with files, `BROKEN` = cut on the way, `TOO_MANY` = more files, `TOO_LARGE` = a longer body than allowed. */
export class UploadFault extends Error {
  constructor(readonly code: 'EMPTY' | 'BROKEN' | 'TOO_MANY' | 'TOO_LARGE') {
    super(code)
  }
}

/** Gives each file of a form to `take` as it comes, nothing held but what `take` holds. Throws UploadFault. */
export async function readUpload({ headers, body }: Upload, limits: Limits, take: Take): Promise<void> {
  if (!body || !headers.get('content-type')?.startsWith('multipart/form-data')) throw new UploadFault('EMPTY')
  const form = parserOf(headers, limits)
  let tooMany = false
  const taking: Promise<void>[] = []
  form.on('filesLimit', () => {
    tooMany = true
  })
  form.on('file', (_field, stream, { filename, mimeType }) => {
    // Cut on the way, a file that nobody reads yet would end the process: `form` tells the same fault.
    stream.on('error', () => {})
    if (!filename) return stream.resume()
    const done = take(stream, { name: baseName(filename), mimeType })
    done.catch(() => stream.resume())
    taking.push(done)
  })
  await new Promise<void>((resolve, reject) => {
    const source = Readable.fromWeb(body as NodeReadableStream)
    const counted = atMost(limits.total)
    // The file that is being read ends with the form.
    const stop = (fault: UploadFault) => {
      reject(fault)
      form.destroy(fault)
      source.destroy()
    }
    source.on('error', () => stop(new UploadFault('BROKEN')))
    counted.on('error', () => stop(new UploadFault('TOO_LARGE')))
    form.on('error', () => reject(new UploadFault('BROKEN')))
    form.on('close', resolve)
    source.pipe(counted).pipe(form)
  })
  const results = await Promise.allSettled(taking)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  if (tooMany) throw new UploadFault('TOO_MANY')
}

/** Lets that many bytes through, whatever length was announced, then fails. */
function atMost(bytes: number): Transform {
  let taken = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      taken += chunk.byteLength
      if (taken > bytes) done(new Error('more than allowed'))
      else done(null, chunk)
    },
  })
}

/** Without its boundary, the type is not that of a form. */
function parserOf(headers: Headers, { files, fileSize }: Limits): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': headers.get('content-type') ?? '' },
      limits: { files, fileSize, fields: 10 },
      defParamCharset: 'utf8',
    })
  } catch {
    throw new UploadFault('EMPTY')
  }
}

/** A browser shows the answer only once its body has been taken in. */
export async function drainUpload({ body }: Upload): Promise<void> {
  if (body) await finished(Readable.fromWeb(body as NodeReadableStream).resume())
}

/** Old browsers send a whole path; what one cannot see has no place in a name. */
const baseName = (name: string): string =>
  name
    .replace(/\p{C}/gu, '')
    .replace(/^.*[\\/]/, '')
    .slice(0, 200)
