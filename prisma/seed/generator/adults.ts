import { type Address, drawAddress } from './addresses'
import type { GeneratedGuardian } from './model'
import type { Random } from './random'
import { FAMILIES, FATHERS, MAIL_DOMAINS, MOTHERS } from './words'

/** Somebody, before a school gives them a number. */
export type Adult = Omit<GeneratedGuardian, 'id' | 'addressId'> & { address: Address | null }

type Wanted = { sex: 'M' | 'F'; familyName?: string; usageName?: string | null; address?: Address | null }

/** A responsable: one in eight has no e-mail, one in thirty no address. */
export function drawAdult(random: Random, { sex, familyName, usageName = null, address }: Wanted): Adult {
  const firstName = random.pick(sex === 'M' ? FATHERS : MOTHERS)
  const name = familyName ?? drawFamilyName(random)
  return {
    civility: sex === 'M' ? 'M.' : 'MME',
    familyName: name,
    usageName,
    firstName,
    email: random.chance(0.12) ? null : drawEmail(random, firstName, usageName ?? name),
    mobile: random.chance(0.15) ? null : drawMobile(random),
    home: random.chance(0.6) ? null : drawLandline(random),
    acceptsSms: random.chance(0.7),
    address: address !== undefined ? address : drawAddressOrNone(random),
    job: random.pick(['10', '21', '37', '42', '46', '52', '54', '62', '67', '75', '85']),
  }
}

export const drawAddressOrNone = (random: Random): Address | null => (random.chance(0.03) ? null : drawAddress(random))

export const drawFamilyName = (random: Random): string =>
  random.chance(0.05) ? `${random.pick(FAMILIES)}-${random.pick(FAMILIES)}` : random.pick(FAMILIES)

/** Reserved for fiction: 06 39 98 and 09 99 00 are given to nobody. */
export const drawMobile = (random: Random): string => `+33639980${String(random.between(0, 999)).padStart(3, '0')}`
const drawLandline = (random: Random): string => `+3399900${String(random.between(0, 9999)).padStart(4, '0')}`

function drawEmail(random: Random, firstName: string, familyName: string): string {
  const number = random.chance(0.45) ? String(random.between(2, 89)) : ''
  return `${ascii(firstName)}.${ascii(familyName)}${number}@${random.pick(MAIL_DOMAINS)}`
}

/** Letters of an e-mail address: no accent, no space, no apostrophe. */
export const ascii = (name: string): string =>
  name
    .replace(/[œŒ]/g, 'oe')
    .normalize('NFD')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase()
