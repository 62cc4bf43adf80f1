import { LONGEST_NAME, type NameRange, nameRange } from '@/lib/platform/names/domain/name-range'
import { nameKey, staffName } from '@/lib/platform/text'

type Person = { familyName: string; usageName: string | null; firstName: string }
export type FoundBy = { who: 'STUDENT' | 'GUARDIAN'; text: string }

/** What was typed is the name of nobody: only signs, or far too long. */
export const isNobodysName = (typed: string): boolean =>
  typed !== '' && (typed.length > LONGEST_NAME || nameRange(typed) === null || !/\p{L}|\p{N}/u.test(typed))

/**
 * Why a couple answers a search by name, when the name of the pupil as it is shown does not tell (TS-97): it is the
 * responsable who is named so, or somebody by a name that is not shown.
 */
export function foundBy(
  typed: string,
  { student, guardian }: { student: Person; guardian: Person | null },
): FoundBy | null {
  const range = nameRange(typed)
  if (!range || begins(shown(student), student, range)) return null
  if (begins(student.familyName, student, range)) return { who: 'STUDENT', text: birthName(student) }
  if (!guardian) return null
  const of = `responsable de ${staffName(student)}`
  if (begins(shown(guardian), guardian, range)) return { who: 'GUARDIAN', text: of }
  return begins(guardian.familyName, guardian, range)
    ? { who: 'GUARDIAN', text: `${birthName(guardian)}, ${of}` }
    : null
}

const shown = ({ usageName, familyName }: Person): string => usageName ?? familyName
const birthName = ({ familyName }: Person): string => `nom de naissance : ${familyName}`
const begins = (family: string, { firstName }: Person, { typed }: NameRange): boolean =>
  `${nameKey(family)} ${nameKey(firstName)}`.startsWith(typed)
