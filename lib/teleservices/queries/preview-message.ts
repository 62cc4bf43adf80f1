import 'server-only'
import { maskCode } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { fromDbDate } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import { familyDisplayName, staffName } from '@/lib/platform/text'
import { buildCarEmail } from '../documents/car-email'
import type { CarLetter, LetterIssuer } from '../documents/car-letter-content'
import { type CarLetterTexts, carLetterTexts } from '../documents/car-letter-texts'
import { letterReference } from '../domain/letter-reference'
import { guardianOf, postalBlockOf, studentOf } from '../recipient'
import { getLetterIssuer } from './get-letter-issuer'
import { type NotifiableRow, notifiableOf } from './notifiable-sql'

export type LetterView = { issuer: LetterIssuer; letter: CarLetter; texts: CarLetterTexts }
export type MessagePreview =
  | ({ kind: 'letter' } & LetterView)
  | { kind: 'email'; to: string; subject: string; text: string }

/** What one responsable would receive, the code masked; null when the couple is not there. */
export async function previewMessage(
  actor: StaffActor,
  { guardianshipId, mode }: { guardianshipId: string; mode: 'courriel' | 'papier' },
): Promise<MessagePreview | null> {
  const [row] = await db.$queryRaw<NotifiableRow[]>(Prisma.sql`
    select * from (${notifiableOf(actor.schoolId)}) couples where id = ${guardianshipId}::uuid`)
  if (!row) return null
  const code = await db.activationCode.findFirstOrThrow({
    where: { id: row.code_id, schoolId: actor.schoolId },
    select: { first4: true, last3: true },
  })
  const issuer = await getLetterIssuer(db, { schoolId: actor.schoolId, at: businessNow() })
  const child = {
    firstName: row.s_first_name,
    staffName: staffName(studentOf(row)),
    division: row.division,
    code: row.added ? null : maskCode(code.first4, code.last3),
    usableFrom: fromDbDate(row.usable_from),
    expiresOn: row.expires_on && fromDbDate(row.expires_on),
  }
  if (mode === 'courriel') {
    const guardianFamily = familyDisplayName(guardianOf(row))
    const { subject, text } = await buildCarEmail(issuer, { guardianFamily, children: [child] })
    return { kind: 'email', to: row.email ?? '', subject, text }
  }
  const address = postalBlockOf(row)
  const letter: CarLetter = {
    reference: letterReference(row.division, 0),
    civility: row.civility,
    guardianName: staffName(guardianOf(row)),
    addressLines: address.state === 'ready' ? address.lines : [],
    children: [child],
  }
  return { kind: 'letter', issuer, letter, texts: carLetterTexts(issuer, letter) }
}
