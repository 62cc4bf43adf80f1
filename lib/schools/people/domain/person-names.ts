/** Letters of any alphabet, digits, and the signs that civil status knows. */
const ALLOWED = /^[\p{L}\p{M}\p{N} \u00a0'’‘`´.,()\-‐‑–?/]*$/u

/** A sign that no name has: the file is damaged there, nobody cleans it silently (formats.md §10). */
export const hasForbiddenCharacter = (name: string): boolean => !ALLOWED.test(name)

/** SIECLE writes `?` for a letter that its encoding does not have: the name was damaged before us. */
export const hasLostLetter = (name: string): boolean => name.includes('?')

type FamilyNames = { familyNameKey: string; usageNameKey: string | null }

/** A usage name may become the family name, and the reverse; a name that is not known contradicts nothing. */
export function shareFamilyName(one: FamilyNames, other: FamilyNames): boolean {
  const [known, read] = [one, other].map((names) => [names.familyNameKey, names.usageNameKey].filter(Boolean))
  return !known?.length || !read?.length || known.some((key) => read.includes(key))
}
