import { nameKey } from '@/lib/platform/text'

export const USERNAME_MESSAGES = {
  empty: 'Choisissez un identifiant.',
  short: 'Votre identifiant a moins de 4 caractères. Allongez-le.',
  long: 'Votre identifiant dépasse 40 caractères. Raccourcissez-le.',
  characters: 'Utilisez des lettres, des chiffres, le point, le tiret ou le tiret bas.',
  taken: 'Cet identifiant est déjà pris. Choisissez-en un autre.',
} as const

/**
 * Comparison form: lower case, without accents, nor the space that telephones write after a dot. Unique on the whole
 * instance (model.md).
 */
export const usernameKey = (username: string): string =>
  username
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()

/** French sentence that says what to change, or null. */
export function checkUsername(username: string): string | null {
  const key = usernameKey(username)
  if (key === '') return USERNAME_MESSAGES.empty
  if (key.length < 4) return USERNAME_MESSAGES.short
  if (key.length > 40) return USERNAME_MESSAGES.long
  return !/\s/.test(username.trim()) && /^[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(key) ? null : USERNAME_MESSAGES.characters
}

/** « samira.belkacem », the first proposal for a person. */
export function suggestUsername(person: { firstName: string; familyName: string; usageName?: string | null }): string {
  const part = (name: string) =>
    nameKey(name)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  const suggestion = [part(person.firstName), part(person.usageName || person.familyName)].filter(Boolean).join('.')
  return (suggestion || 'famille').padEnd(4, '1').slice(0, 32).replace(/[.-]$/, '')
}

/** The first of `base`, `base2`, `base3`… that is not taken (`taken` holds keys). */
export function firstFreeUsername(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(usernameKey(base))) return base
  for (let suffix = 2; ; suffix++) if (!taken.has(usernameKey(`${base}${suffix}`))) return `${base}${suffix}`
}
