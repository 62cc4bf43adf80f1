import type { LetterView } from '../../letters/views'
import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { maskCode } from '@/lib/platform/codes/domain/code'
import { fromDbDate } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import { familyDisplayName, staffName } from '@/lib/platform/text'
import { buildCarEmail } from '../../letters/car-email'
import type { CarLetter } from '../../letters/car-letter-content'
import { carLetterTexts } from '../../letters/car-letter-texts'
import { letterReference } from '../../letters/domain/letter-reference'
import { getLetterIssuer } from '../../letters/queries/get-letter-issuer'
import { type NotifiableRow, notifiableOf, PRINT_ORDER } from './notifiable-sql'
import { guardianOf, postalBlockOf, studentOf } from './recipient-of-row'

export type MessagePreview =
  | ({ kind: 'letter' } & LetterView)
  | { kind: 'email'; to: string; subject: string; text: string }

type Asked = {
  guardianshipId: string
  /** Other couples of the same responsable, on the same message (TS-95). */
  siblingIds?: readonly string[]
  mode: 'courriel' | 'papier'
}

/** What one responsable would receive, the codes masked; null when the couple is not there. */
export async function previewMessage(
  actor: StaffActor,
  { guardianshipId, siblingIds = [], mode }: Asked,
): Promise<MessagePreview | null> {
  const found = await db.$queryRaw<NotifiableRow[]>(Prisma.sql`
    select * from (${notifiableOf(actor.schoolId)}) couples
    where id = any(${[guardianshipId, ...siblingIds]}::uuid[])
    order by ${PRINT_ORDER}`)
  const row = found.find(({ id }) => id === guardianshipId)
  if (!row) return null
  const rows = found.filter(({ guardian_id }) => guardian_id === row.guardian_id)
  const codes = await db.activationCode.findMany({
    where: { id: { in: rows.map(({ code_id }) => code_id) }, schoolId: actor.schoolId },
    select: { id: true, first4: true, last3: true },
  })
  const masked = new Map(codes.map(({ id, first4, last3 }) => [id, maskCode(first4, last3)]))
  const issuer = await getLetterIssuer(db, { schoolId: actor.schoolId, at: businessNow() })
  const children = rows.map((one) => ({
    firstName: one.s_first_name,
    staffName: staffName(studentOf(one)),
    division: one.division,
    code: one.added ? null : (masked.get(one.code_id) ?? null),
    usableFrom: fromDbDate(one.usable_from),
    expiresOn: one.expires_on && fromDbDate(one.expires_on),
  }))
  if (mode === 'courriel') {
    const guardianFamily = familyDisplayName(guardianOf(row))
    const { subject, text } = await buildCarEmail(issuer, { guardianFamily, children })
    return { kind: 'email', to: row.email ?? '', subject, text }
  }
  const address = postalBlockOf(row)
  const letter: CarLetter = {
    reference: letterReference(row.division, 0),
    civility: row.civility,
    guardianName: staffName(guardianOf(row)),
    addressLines: address.state === 'ready' ? address.lines : [],
    children,
  }
  return { kind: 'letter', issuer, letter, texts: carLetterTexts(issuer, letter) }
}
