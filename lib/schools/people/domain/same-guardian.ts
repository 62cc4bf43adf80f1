import { shareFamilyName } from './person-names'
import type { Identity } from './same-student'

/** What tells a responsable from another: `null` or empty = not known. Keys are those of `nameKey`. */
export type GuardianFacts = {
  familyNameKey: string
  usageNameKey: string | null
  firstNameKey: string
  /** M., MME, MLLE as exported. */
  civility: string | null
  /** CODE_PARENTE towards a child that both have. */
  kinship: string | null
  /** E-mail and telephones. */
  contacts: readonly string[]
}

/**
 * Is the person of the file, who bears the PERSONNE_ID of a known responsable and was not known by a child and the names,
 * that responsable? One name may change; both, or one with another civility or kinship, are another person; another first
 * name alone leaves a doubt, and another family name without a child in common, unless they share an address or a number.
 * SQL twin: imports/match-guardians.
 */
export function sameGuardian(known: GuardianFacts, read: GuardianFacts, haveAChildInCommon: boolean): Identity {
  const sameFirstName = agree(known.firstNameKey, read.firstNameKey)
  const sameFamilyName = shareFamilyName(known, read)
  if (sameFirstName && sameFamilyName) return 'SAME'
  if (!sameFirstName && !sameFamilyName) return 'OTHER'
  if (!agree(titleOf(known), titleOf(read)) || !agree(known.kinship, read.kinship)) return 'OTHER'
  if (sameFirstName && haveAChildInCommon) return 'SAME'
  return known.contacts.some((contact) => read.contacts.includes(contact)) ? 'SAME' : 'DOUBT'
}

/** What is not known contradicts nothing. */
const agree = (one: string | null, other: string | null): boolean => !one || !other || one === other

const titleOf = ({ civility }: GuardianFacts): string => {
  const title = (civility ?? '').toUpperCase().replace('.', '')
  return title === 'MLLE' ? 'MME' : title
}
