const RNIE_LETTERS = 'ABCDEFGHJK'
const BEA_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

export type IneKind = 'RNIE' | 'BEA' | 'NNE' | 'APPRENTI'

export type IneCheck = {
  /** Without spaces, upper case; empty when there is none. */
  value: string
  /** Null when the form is none of those known. */
  kind: IneKind | null
  keyIsRight: boolean
  /** Null when the kind has no key. */
  expectedKey: string | null
}

/** Recognises an INE and its key (formats.md §4.2). A wrong key is worth a warning, never a refusal. */
export function checkIne(text: string): IneCheck {
  const value = text.replace(/\s+/g, '').toUpperCase()
  const kind = kindOf(value)
  const expectedKey = kind ? KEYS[kind](value) : null
  return {
    value,
    kind,
    expectedKey,
    keyIsRight: kind !== null && (expectedKey === null || value.endsWith(expectedKey)),
  }
}

function kindOf(value: string): IneKind | null {
  if (/^\d{9}[A-Z]{2}$/.test(value)) return 'RNIE'
  if (/^\d{4}A\d{5}[A-Z]$/.test(value)) return 'APPRENTI'
  if (/^\d{10}[A-Z]$/.test(value)) return 'BEA'
  // Eleven digits alone are a made-up number, not an NNE.
  if (/^[0-9A-Z]{10}\d$/.test(value) && /[A-Z]/.test(value)) return 'NNE'
  return null
}

const KEYS: Record<IneKind, (value: string) => string | null> = {
  RNIE: (value) => {
    const key = 97 - (Number(value.slice(0, 9)) % 97)
    return `${RNIE_LETTERS[Math.floor(key / 10)]}${RNIE_LETTERS[key % 10]}`
  },
  BEA: (value) => BEA_LETTERS[Number(value.slice(0, 10)) % 23] ?? null,
  NNE: (value) => {
    const digits = Array.from(value.slice(0, 10), (char) => Number.parseInt(char, 36))
    const sum = digits.slice(0, 9).reduce((total, digit) => total + digit, 0)
    return String((6 * sum + (digits[9] ?? 0)) % 10)
  },
  APPRENTI: () => null,
}
