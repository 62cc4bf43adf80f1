import { type Pile, pilesOf } from './domain/piles'

/** What one sheet says, whoever draws it: the PDF and its HTML twin read the same content. No drawing here. */

export type LetterIssuer = {
  schoolName: string
  schoolKind: 'ECOLE' | 'COLLEGE' | 'LYCEE' | 'LYCEE_PRO' | 'OTHER'
  addressLines: string[]
  /** What the school writes at the head of its letters in place of its name; none: its name. */
  letterhead: string[]
  city: string
  phone: string | null
  email: string | null
  headTitle: string | null
  headName: string | null
  /** Labels of the open téléservices, « consultation des notes ». Never empty (TS-92). */
  services: string[]
  /** Where the code is typed, without the protocol (TS-22). */
  siteHost: string
  /** Where the square leads, with the protocol. */
  siteUrl: string
  /** Civil date of the letter. */
  date: string
}

export type LetterChild = {
  firstName: string
  /** « BELKACEM Lina » */
  staffName: string
  division: string | null
  /** 4-3-3-3 as people read it; null when the child joins an account that exists. */
  code: string | null
  usableFrom: string
  expiresOn: string | null
}

export type CarLetter = {
  reference: string
  civility: string | null
  /** « HADDAD Karim » */
  guardianName: string
  /** Block of NF Z 10-011, one to six lines. */
  addressLines: string[]
  /** One child; all those of the school when letters are grouped by responsable (TS-95). */
  children: LetterChild[]
  /** Nobody's letter: its code opens nothing, and the sheet says so. */
  example?: boolean
  /** Which sheet of the envelope, when one does not hold the family. */
  sheet?: { number: number; count: number }
}

export const CHILDREN_PER_SHEET = 3

/** The sheets of one envelope, as even as possible: four children are two and two. */
export function sheetsOf(letter: CarLetter): CarLetter[] {
  const { children } = letter
  const count = Math.ceil(children.length / CHILDREN_PER_SHEET)
  if (count <= 1) return [letter]
  const start = (index: number) => Math.ceil((index * children.length) / count)
  return Array.from({ length: count }, (_none, index) => ({
    ...letter,
    children: children.slice(start(index), start(index + 1)),
    sheet: { number: index + 1, count },
  }))
}

/** A family's letter goes with its first child (TS-95). */
export const letterPiles = (letters: readonly CarLetter[]): Pile<CarLetter>[] =>
  pilesOf(letters, ({ children }) => children[0]?.division ?? null)

/** Pages of a file of letters: a page before each pile, unless there is nothing to share out. */
export const letterPages = (letters: readonly CarLetter[]): number =>
  letters.reduce(
    (pages, letter) => pages + sheetsOf(letter).length,
    letters.length > 1 ? letterPiles(letters).length : 0,
  )
