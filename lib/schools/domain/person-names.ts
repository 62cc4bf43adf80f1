/** Letters of any alphabet, digits, and the signs that civil status knows. */
const ALLOWED = /^[\p{L}\p{M}\p{N} \u00a0'’‘`´.,()\-‐‑–?/]*$/u

/** A sign that no name has: the file is damaged there, nobody cleans it silently (formats.md §10). */
export const hasForbiddenCharacter = (name: string): boolean => !ALLOWED.test(name)

/** SIECLE writes `?` for a letter that its encoding does not have: the name was damaged before us. */
export const hasLostLetter = (name: string): boolean => name.includes('?')
