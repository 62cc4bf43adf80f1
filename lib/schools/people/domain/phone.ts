export type Phone = {
  e164: string
  /** Null abroad: the numbering plan of that country is not ours to judge. */
  mobile: boolean | null
  /** A leading zero that a spreadsheet had eaten was put back. */
  repaired: boolean
}

/** National prefixes of overseas territories come first: +33 692… does not exist (formats.md §4.7). */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^0(262|263|692|693|639)\d{6}$/, '+262'],
  [/^0(590|690|691)\d{6}$/, '+590'],
  [/^0(594|694)\d{6}$/, '+594'],
  [/^0(596|696|697)\d{6}$/, '+596'],
]

const MOBILES: readonly (readonly [string, RegExp])[] = [
  ['+33', /^(6([0-24-8]\d|3[0-8]|9[589])\d{6}|7[3-9]\d{7})$/],
  ['+262', /^(692|693|639)\d{6}$/],
  ['+590', /^(690|691)\d{6}$/],
  ['+594', /^694\d{6}$/],
  ['+596', /^(696|697)\d{6}$/],
  ['+508', /^((4[02-4]|5[056])\d{4}|708\d{6})$/],
  ['+687', /^(5[0-4]|7\d|8[0789]|9\d)\d{4}$/],
  ['+689', /^8[789]\d{6}$/],
  ['+681', /^(72|82|83)\d{4}$/],
]

/** Writes a French or foreign number in E.164; null when it is not a number that can be dialled. */
export function normalisePhone(text: string): Phone | null {
  const bare = text
    .replace(/\(0\)/g, '')
    .replace(/[\s.\-()/]/g, '')
    .replace(/^00/, '+')
  if (/^\+33\d+$/.test(bare))
    return /^\+33[1-9]\d{8}$/.test(bare) ? describe(national(`0${bare.slice(3)}`), false) : null
  if (/^\+\d{8,15}$/.test(bare)) return describe(bare, false)
  if (/^0[1-9]\d{8}$/.test(bare)) return describe(national(bare), false)
  if (/^[1-9]\d{8}$/.test(bare)) return describe(national(`0${bare}`), true)
  return null
}

const national = (number: string): string => {
  const overseas = OVERSEAS.find(([pattern]) => pattern.test(number))
  return `${overseas ? overseas[1] : '+33'}${number.slice(1)}`
}

function describe(e164: string, repaired: boolean): Phone {
  const plan = MOBILES.find(([prefix]) => e164.startsWith(prefix))
  return { e164, repaired, mobile: plan ? plan[1].test(e164.slice(plan[0].length)) : null }
}

/** « 06 12 34 56 78 » for a number of metropolitan France, « +44 7911123456 » left as it is elsewhere. */
export const displayPhone = (stored: string): string =>
  /^\+33\d{9}$/.test(stored) ? `0${stored.slice(3)}`.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : stored
