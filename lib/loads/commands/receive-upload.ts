import 'server-only'
import { Refusal } from '@/lib/platform/errors'
import { drainUpload, readUpload, type Upload, type UploadedFile, UploadFault } from '@/lib/platform/multipart'
import type { Intake } from '../intake'

/** Of a form, beside its files. */
const FORM_BYTES = 1024 * 1024

type Take = (stream: UploadedFile, file: { name: string; mimeType: string }) => Promise<void>

/**
 * Gives each file of a form to `take` as it comes. Refuses, with the kind's sentence: nothing chosen or not a form
 * (NOTHING_TO_DO), too many files, one too large or all together (announced or not), cut on the way.
 */
export async function receiveUpload(
  upload: Upload,
  { limits, sentences }: Pick<Intake, 'limits' | 'sentences'>,
  take: Take,
): Promise<void> {
  const announced = Number(upload.headers.get('content-length') ?? 0)
  const tooLarge = new Refusal('REJECTED', sentences.tooLarge)
  const total = limits.fileSize + FORM_BYTES
  if (announced > total) return refuseUnread(upload, tooLarge)
  try {
    await readUpload(upload, { ...limits, total }, async (stream, file) => {
      await take(stream, file)
      if (stream.truncated) throw tooLarge
    })
  } catch (error) {
    if (error instanceof UploadFault) throw refusalOf(error, sentences)
    throw error
  }
}

/** Takes the body in, so that a browser shows the answer. */
export async function refuseUnread(upload: Upload, refusal: Refusal): Promise<never> {
  await drainUpload(upload)
  throw refusal
}

function refusalOf({ code }: UploadFault, { none, broken, tooMany, tooLarge }: Intake['sentences']): Refusal {
  switch (code) {
    case 'EMPTY':
      return new Refusal('NOTHING_TO_DO', none)
    case 'BROKEN':
      return new Refusal('REJECTED', broken)
    case 'TOO_MANY':
      return new Refusal('REJECTED', tooMany)
    case 'TOO_LARGE':
      return new Refusal('REJECTED', tooLarge)
  }
}
