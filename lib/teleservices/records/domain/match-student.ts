import type { CivilDate } from '@/lib/platform/dates'
import { looseNameKey, nameKey } from '@/lib/platform/text'

/** A pupil of the school who is there this year. */
export type KnownStudent = {
  id: string
  ine: string | null
  familyNameKey: string
  usageNameKey: string | null
  firstNameKey: string
  birthDate: CivilDate
  division: string | null
}

/** What a line says of its pupil; empty = not said. */
export type NamedStudent = {
  ine: string
  familyName: string
  firstName: string
  /** Division, to tell two homonyms apart; or a group. */
  division: string
  birthDate: CivilDate | null
}

export type Match =
  | { id: string }
  | { fault: 'NOBODY_NAMED' | 'UNKNOWN' | 'AMBIGUOUS' | 'INE_OF_ANOTHER' | 'OTHER_DIVISION' }

export type StudentIndex = {
  byIne: Map<string, KnownStudent>
  byName: Map<string, KnownStudent[]>
  /** Keys of the divisions that have pupils this year: any other word is a group. */
  divisions: ReadonlySet<string>
}

const divisionKey = (division: string | null): string => looseNameKey(division ?? '')
const ineKey = (ine: string): string => ine.replace(/\s/g, '').toUpperCase()

/** Pupils by INE, and by both their names. An INE that two pupils bear points to nobody. */
export function indexStudents(students: readonly KnownStudent[]): StudentIndex {
  const byIne = new Map<string, KnownStudent>()
  const twice = new Set<string>()
  const byName = new Map<string, KnownStudent[]>()
  for (const student of students) {
    const ine = student.ine && ineKey(student.ine)
    if (ine && byIne.has(ine)) twice.add(ine)
    if (ine) byIne.set(ine, student)
    for (const name of namesOf(student)) {
      const key = `${name}|${student.firstNameKey}`
      byName.set(key, [...(byName.get(key) ?? []), student])
    }
  }
  for (const ine of twice) byIne.delete(ine)
  return { byIne, byName, divisions: new Set(students.map(({ division }) => divisionKey(division))) }
}

const namesOf = ({ familyNameKey, usageNameKey }: KnownStudent): Set<string> =>
  new Set(usageNameKey ? [familyNameKey, usageNameKey] : [familyNameKey])

/**
 * INE first, provided that the names do not say somebody else; else both names, then the division and the birth date
 * when several pupils bear them. Whatever the line says of its pupil must be true of whoever is found: the mark of a
 * pupil who is not known yet must not be read by the family of a homonym. Another division of the school than his is such a
 * word, unless his INE or his birth date says that it is he: pupils change division.
 */
export function matchStudent(index: StudentIndex, line: NamedStudent): Match {
  const named = line.familyName !== '' && line.firstName !== ''
  const byIne = line.ine === '' ? undefined : index.byIne.get(ineKey(line.ine))
  if (byIne) return bearsName(byIne, line) ? { id: byIne.id } : { fault: 'INE_OF_ANOTHER' }
  if (!named) return { fault: line.ine === '' ? 'NOBODY_NAMED' : 'UNKNOWN' }
  const bearers = index.byName.get(`${nameKey(line.familyName)}|${nameKey(line.firstName)}`) ?? []
  const found = narrowed(
    narrowed(bearers, (s) => divisionKey(s.division) === divisionKey(line.division)),
    (s) => s.birthDate === line.birthDate,
  )
  if (found.length > 1) return { fault: 'AMBIGUOUS' }
  const [student] = found
  if (!student || contradicts(line, student)) return { fault: 'UNKNOWN' }
  return isElsewhere(index, line, student) && !isConfirmed(line, student)
    ? { fault: 'OTHER_DIVISION' }
    : { id: student.id }
}

function isElsewhere({ divisions }: StudentIndex, line: NamedStudent, student: KnownStudent): boolean {
  const written = divisionKey(line.division)
  return written !== '' && divisions.has(written) && written !== divisionKey(student.division)
}

/** By what `contradicts` has compared. */
const isConfirmed = ({ ine, birthDate }: NamedStudent, student: KnownStudent): boolean =>
  birthDate !== null || (ine !== '' && student.ine !== null)

const contradicts = ({ ine, birthDate }: NamedStudent, student: KnownStudent): boolean =>
  (ine !== '' && student.ine !== null && ineKey(ine) !== ineKey(student.ine)) ||
  (birthDate !== null && birthDate !== student.birthDate)

/** Only among several, and only when it leaves somebody. */
function narrowed(students: KnownStudent[], keeps: (student: KnownStudent) => boolean): KnownStudent[] {
  if (students.length < 2) return students
  const kept = students.filter(keeps)
  return kept.length > 0 ? kept : students
}

const bearsName = (student: KnownStudent, { familyName, firstName }: NamedStudent): boolean =>
  (familyName === '' || namesOf(student).has(nameKey(familyName))) &&
  (firstName === '' || student.firstNameKey === nameKey(firstName))
