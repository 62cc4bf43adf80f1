import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow, today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { carLetterTexts } from '../../letters/car-letter-texts'
import { getLetterIssuer } from '../../letters/queries/get-letter-issuer'
import { sampleLetter } from '../../letters/sample-letter'
import type { LetterView } from '../../letters/views'
import { TELESERVICE_KINDS } from '../../opening/labels'

export type SampleLetterView = LetterView & {
  /** Nothing is open: it announces what could be. */
  closed: boolean
}

/** The letter of a family that does not exist, as the school would send it today. */
export async function previewSampleLetter({ schoolId }: Pick<StaffActor, 'schoolId'>): Promise<SampleLetterView> {
  const written = { schoolId, at: businessNow() }
  const open = await getLetterIssuer(db, written)
  const closed = open.services.length === 0
  const issuer = closed ? await getLetterIssuer(db, { ...written, services: TELESERVICE_KINDS }) : open
  const letter = sampleLetter(addDays(today(), 1))
  return { issuer, letter, texts: carLetterTexts(issuer, letter), closed }
}
