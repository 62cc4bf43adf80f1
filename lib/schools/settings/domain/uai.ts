const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

export type UaiCheck = {
  /** Trimmed, upper case. */
  value: string
  wellFormed: boolean
  keyIsRight: boolean
  /** The letter that the seven digits call for; null when there are not seven digits. */
  expectedLetter: string | null
}

/** UAI (RNE): seven digits and a letter that is digits mod 23 in an alphabet without I, O, Q (formats.md §4.1). */
export function checkUai(text: string): UaiCheck {
  const value = text.trim().toUpperCase()
  const digits = value.match(/^(\d{7})[A-Z]?$/)?.[1]
  const expectedLetter = digits ? (LETTERS[Number(digits) % 23] ?? null) : null
  const wellFormed = /^\d{7}[A-Z]$/.test(value)
  return { value, wellFormed, keyIsRight: wellFormed && value.endsWith(expectedLetter ?? '-'), expectedLetter }
}
