import { z } from 'zod'

/** Snapshot of the delivery of a CAE, as it was when the run was asked for. Never the code. */
export const StudentRecipient = z.object({
  /** « BELKACEM Lina », « Lina ». */
  student: z.string(),
  firstName: z.string(),
  division: z.string().nullable(),
  /** Of who receives the message. */
  email: z.string().optional(),
})
export type StudentRecipient = z.output<typeof StudentRecipient>

/** As above, for a CAR. */
export const Recipient = StudentRecipient.extend({
  /** « HADDAD Karim », « Karim Haddad ». */
  guardian: z.string(),
  guardianFamily: z.string(),
  civility: z.string().nullable(),
  legalRank: z.number(),
  /** Address block of a letter. */
  lines: z.array(z.string()).optional(),
  /** The responsable has an account already: nothing to type. */
  added: z.boolean(),
})
export type Recipient = z.output<typeof Recipient>
