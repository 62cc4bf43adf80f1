import { nameKey } from '../../text'

/** Longest name that a search takes, in characters. */
export const LONGEST_NAME = 80

export type NameRange = {
  /** The whole key typed: « DUPONT LI ». */
  typed: string
  /** Its first word, with which a family name begins: the bounds of an index, both in bytes. */
  from: string
  to: string
}

/** A person by the first letters of the name, whatever the case, the accents and the hyphens. Null without a letter. */
export function nameRange(text: string): NameRange | null {
  const typed = nameKey(text)
  const [from = ''] = typed.split(' ')
  return from ? { typed, from, to: `${from}\u{10ffff}` } : null
}
