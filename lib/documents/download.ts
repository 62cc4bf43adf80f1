import 'server-only'
import { attachment } from './domain/file-names'
import type { OpenedDocument } from './openers'
import { readChunks } from './store'

/** The file as a response that reads one row of bytes at a time, never cached. */
export function downloadResponse(document: OpenedDocument): Response {
  const chunks = readChunks(document.id)[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': document.mimeType,
      'Content-Length': String(document.size),
      'Content-Disposition': attachment(document.fileName),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
