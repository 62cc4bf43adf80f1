import { isPrintable } from '@/lib/platform/names/domain/printable'
import { familyDisplayName, staffName } from '@/lib/platform/text'
import { type PostalBlock, postalBlock } from '../../letters/domain/postal-address'
import type { Recipient, StudentRecipient } from '../../letters/recipient'
import type { NotifiableRow } from './notifiable-sql'
import { type NotifiableStudentRow, namesOf } from './notifiable-students-sql'

/** The sheet names the pupil too: it is not printed without the letters of either. */
export function postalBlockOf(row: NotifiableRow): PostalBlock {
  const block = envelopeOf(row)
  const named = [staffName(guardianOf(row)), staffName(studentOf(row))].every(isPrintable)
  return block.state === 'ready' && !named ? { state: 'to-check', what: 'NAME' } : block
}

const envelopeOf = (row: NotifiableRow): PostalBlock =>
  postalBlock(
    { civility: row.civility, ...guardianOf(row) },
    {
      addressLine1: row.address_line1,
      addressLine2: row.address_line2,
      addressLine3: row.address_line3,
      addressLine4: row.address_line4,
      postalCode: row.postal_code,
      city: row.city,
      countryName: row.country_name,
    },
  )

export const guardianOf = (row: NotifiableRow) => ({
  familyName: row.g_family_name,
  usageName: row.g_usage_name,
  firstName: row.g_first_name,
})

export const studentOf = (row: NotifiableRow) => ({
  familyName: row.s_family_name,
  usageName: row.s_usage_name,
  firstName: row.s_first_name,
})

/** The address of the other channel is kept too: a refused e-mail shows that a letter is possible. */
export function recipientOf(row: NotifiableRow, address: PostalBlock): Recipient {
  return {
    guardian: staffName(guardianOf(row)),
    guardianFamily: familyDisplayName(guardianOf(row)),
    civility: row.civility,
    legalRank: row.legal_rank,
    student: staffName(studentOf(row)),
    firstName: row.s_first_name,
    division: row.division,
    ...(row.email ? { email: row.email.trim() } : {}),
    ...(address.state === 'ready' ? { lines: address.lines } : {}),
    added: row.added,
  }
}

export const studentRecipientOf = (row: NotifiableStudentRow): StudentRecipient => ({
  student: staffName(namesOf(row)),
  firstName: row.first_name,
  division: row.division,
  ...(row.email ? { email: row.email.trim() } : {}),
})

/** A sheet is handed out in class: it needs no postal address (TS-111), only letters that it can print. */
export const handedOut = (row: NotifiableStudentRow): PostalBlock =>
  isPrintable(staffName(namesOf(row))) ? { state: 'ready', lines: [] } : { state: 'to-check', what: 'NAME' }
