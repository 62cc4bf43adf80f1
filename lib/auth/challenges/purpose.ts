import 'server-only'
import type { ChallengePurpose } from '@/lib/platform/prisma/enums'
import type { Limit } from '@/lib/platform/rate-limit'

/** What a code sent to an address is for: said once by the context that asks for it. */
export type Purpose = {
  name: ChallengePurpose
  /** How long the code serves, and again what follows once it is proved. */
  minutes: number
  /** New codes to one person, then the same one again. Beyond, nothing leaves and the same answer is shown. */
  sending: readonly (Limit & { name: string })[]
  again: readonly (Limit & { name: string })[]
  /** The account is known and signed in: its messages are counted apart from those of others to the same address. */
  perAccount?: true
  /** Kind of its message, registered with `challengeMailing`. */
  mailing: string
  /** « Vous avez demandé à… », first sentence of the message. */
  label: string
  /** What whoever asked nothing is told. */
  unasked: string
}

export const purposeNamed = (purposes: readonly Purpose[], name: string): Purpose | undefined =>
  purposes.find((purpose) => purpose.name === name)
