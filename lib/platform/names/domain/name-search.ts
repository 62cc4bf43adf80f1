import { looseNameKey, nameKey } from '../../text'

/** Longest name that a search takes, in characters. */
export const LONGEST_NAME = 80
/** Beyond, words are taken to be of one name. */
const MOST_PLACES = 5

/** Keys without spaces that the names of a person begin with; empty = any. One of them at least is not. */
export type NameBeginning = { family: string; first: string }

/**
 * A person by the first letters of the name, whatever the case, the accents, the signs and the spaces (« OBRIEN » is
 * O’Brien, « MACDONALD » is Mac Donald): by the family name, by the first name, or by both in any order. The ways to read
 * what was typed; none without a letter.
 */
export function nameBeginnings(text: string): NameBeginning[] {
  const words = nameKey(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const whole = words.join('')
  const beginnings = [
    { family: whole, first: '' },
    { family: '', first: whole },
  ]
  for (let cut = 1; cut < words.length && cut <= MOST_PLACES; cut++) {
    const [before, after] = [words.slice(0, cut).join(''), words.slice(cut).join('')]
    beginnings.push({ family: before, first: after }, { family: after, first: before })
  }
  return beginnings
}

/** Whether a person answers, by one of the family names. In SQL: name-sql, `nameAnswers`. */
export const answersName = (
  beginnings: readonly NameBeginning[],
  { family, first }: { family: string; first: string },
): boolean =>
  beginnings.some((one) => looseNameKey(family).startsWith(one.family) && looseNameKey(first).startsWith(one.first))
