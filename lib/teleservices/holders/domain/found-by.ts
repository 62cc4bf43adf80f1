import { answersName, LONGEST_NAME, nameBeginnings } from '@/lib/platform/names/domain/name-search'
import { staffName } from '@/lib/platform/text'

type Person = { familyName: string; usageName: string | null; firstName: string }
export type FoundBy = { who: 'STUDENT' | 'GUARDIAN'; text: string }

/** What was typed is the name of nobody: only signs, or far too long. */
export const isNobodysName = (typed: string): boolean =>
  typed !== '' && (typed.length > LONGEST_NAME || nameBeginnings(typed).length === 0 || !/\p{L}|\p{N}/u.test(typed))

/**
 * Why a couple answers a search by name, when the name of the pupil as it is shown does not tell (TS-97): it is the
 * responsable who is named so, or somebody by a name that is not shown.
 */
export function foundBy(
  typed: string,
  { student, guardian }: { student: Person; guardian: Person | null },
): FoundBy | null {
  const names = nameBeginnings(typed)
  const answers = (family: string, { firstName }: Person) => answersName(names, { family, first: firstName })
  if (names.length === 0 || answers(shown(student), student)) return null
  if (answers(student.familyName, student)) return { who: 'STUDENT', text: birthName(student) }
  if (!guardian) return null
  const of = `responsable de ${staffName(student)}`
  if (answers(shown(guardian), guardian)) return { who: 'GUARDIAN', text: of }
  return answers(guardian.familyName, guardian) ? { who: 'GUARDIAN', text: `${birthName(guardian)}, ${of}` } : null
}

const shown = ({ usageName, familyName }: Person): string => usageName ?? familyName
const birthName = ({ familyName }: Person): string => `nom de naissance : ${familyName}`
