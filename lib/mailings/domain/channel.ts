export type Channel = 'EMAIL' | 'LETTER'

/** Why a responsable cannot be reached by the channels asked for (TS-87, TS-88, TS-90). */
export const UNREACHABLE_REASONS = [
  'NO_CONTACT',
  'NO_EMAIL',
  'NO_ADDRESS',
  'ADDRESS_TO_CHECK',
  'NAME_TO_CHECK',
  'EMAIL_TO_CHECK',
  'EMAIL_REFUSED',
  'EMAIL_UNCERTAIN',
] as const
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number]
