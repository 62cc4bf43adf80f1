import { nameKey, typographic } from '@/lib/platform/text'

/** French words that letters and e-mails build their sentences with. Pure. */

export type SchoolWording = {
  /** « le lycée » */
  the: string
  /** « Le lycée » */
  The: string
  /** « au lycée » */
  toThe: string
  /** « du lycée » */
  of: string
}

type Kind = 'ECOLE' | 'COLLEGE' | 'LYCEE' | 'LYCEE_PRO' | 'OTHER'

const SCHOOLS: Record<Kind, SchoolWording> = {
  ECOLE: { the: 'l’école', The: 'L’école', toThe: 'à l’école', of: 'de l’école' },
  COLLEGE: { the: 'le collège', The: 'Le collège', toThe: 'au collège', of: 'du collège' },
  LYCEE: { the: 'le lycée', The: 'Le lycée', toThe: 'au lycée', of: 'du lycée' },
  LYCEE_PRO: { the: 'le lycée', The: 'Le lycée', toThe: 'au lycée', of: 'du lycée' },
  OTHER: { the: 'l’établissement', The: 'L’établissement', toThe: 'à l’établissement', of: 'de l’établissement' },
}

export const schoolWording = (kind: Kind): SchoolWording => SCHOOLS[kind]

/** « Madame », « Monsieur », or both when SIECLE does not say. */
export function salutation(civility: string | null): string {
  const known = (civility ?? '').toUpperCase().replace('.', '')
  if (known === 'M') return 'Monsieur'
  return known === 'MME' || known === 'MLLE' ? 'Madame' : 'Madame, Monsieur'
}

const SILENT_H =
  /^(HADRIEN|HELENA|HELENE|HELOISE|HENRI|HENRIETTE|HERMINE|HERMIONE|HERVE|HILAIRE|HIPPOLYTE|HONORE|HONORINE|HORTENSE|HUBERT|HUGO|HUGUES|HUGUETTE)\b/

/** « de Lina », « d’Alice », « d’Hugo ». */
export function ofName(firstName: string): string {
  const key = nameKey(firstName)
  const elided = /^[AEIOU]/.test(key) || /^Y[^AEIOU]/.test(key) || SILENT_H.test(key)
  return elided ? `d’${firstName}` : `de ${firstName}`
}

/** « Lina », « Lina et Adam », « Lina, Adam et Inès ». */
export function enumerate(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`
}

const COUNTS = ['', 'un service', 'deux services', 'trois services', 'quatre services', 'cinq services']

/** « deux services », in words up to five. */
export const serviceCount = (count: number): string => COUNTS[count] ?? typographic(`${count} services`)
