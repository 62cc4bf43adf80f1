import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { LetterIssuer } from '../../letters/car-letter-content'
import { getLetterIssuer } from '../../letters/queries/get-letter-issuer'
import { ALL_CLOSED } from '../messages'

/** The school as its messages of today would name it. Refuses while there is nothing to announce (TS-92). */
export async function getSampleIssuer({ schoolId }: Pick<StaffActor, 'schoolId'>): Promise<LetterIssuer> {
  const issuer = await getLetterIssuer(db, { schoolId, at: businessNow() })
  if (issuer.services.length === 0) throw new Refusal('CLOSED', ALL_CLOSED)
  return issuer
}
