import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow, today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import { renderCarLetters } from '../../letters/car-letter'
import { sampleLetter } from '../../letters/sample-letter'
import { SAMPLE } from '../messages-sample'
import { getSampleIssuer } from './get-sample-issuer'

const LIMIT = { max: 5, windowSeconds: 600 }

/** One sheet as a run would print it, with a code that opens nothing. Not kept, notifies nobody. */
export async function renderSampleLetter(actor: StaffActor): Promise<Blob> {
  const { allowed } = await takeToken(`sample-letter:${actor.id}`, LIMIT)
  if (!allowed) throw new Refusal('TOO_MANY_ATTEMPTS', SAMPLE.tooMany)
  const issuer = await getSampleIssuer(actor)
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of renderCarLetters(issuer, [sampleLetter(addDays(today(), 1))], businessNow()))
    parts.push(new Uint8Array(part))
  return new Blob(parts, { type: 'application/pdf' })
}
