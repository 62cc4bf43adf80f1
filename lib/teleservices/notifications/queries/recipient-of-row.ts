import { familyDisplayName, staffName } from '@/lib/platform/text'
import { type PostalBlock, postalBlock } from '../../letters/domain/postal-address'
import type { Recipient, StudentRecipient } from '../../letters/recipient'
import type { NotifiableRow } from './notifiable-sql'
import { type NotifiableStudentRow, namesOf } from './notifiable-students-sql'

export const postalBlockOf = (row: NotifiableRow): PostalBlock =>
  postalBlock(
    {
      civility: row.civility,
      familyName: row.g_family_name,
      usageName: row.g_usage_name,
      firstName: row.g_first_name,
    },
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
