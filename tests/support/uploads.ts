import type { StaffActor } from '@/lib/auth/actor'
import { receiveImport } from '@/lib/schools/imports/commands/receive-import'

/** What a browser sends: the files of a form, streamed. */
export function uploadOf(files: Record<string, string | Uint8Array>): {
  headers: Headers
  body: ReadableStream<Uint8Array> | null
} {
  const form = new FormData()
  for (const [name, content] of Object.entries(files)) form.append('fichiers', new Blob([content as BlobPart]), name)
  const { headers, body } = new Request('http://localhost/', { method: 'POST', body: form })
  return { headers, body }
}

export const upload = (actor: StaffActor, files: Record<string, string | Uint8Array>): Promise<string> =>
  receiveImport(actor, uploadOf(files))
