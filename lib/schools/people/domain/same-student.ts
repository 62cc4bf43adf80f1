import { shareFamilyName } from './person-names'

/** What tells a pupil from another: `null` = not known. Keys are those of `nameKey`. */
export type StudentFacts = {
  ine: string | null
  birthDate: string
  familyNameKey: string
  usageNameKey: string | null
  firstNameKey: string
}

export type Identity = 'SAME' | 'OTHER' | 'DOUBT'

/**
 * Is the pupil of the file, who bears the ELEVE_ID of a known pupil, that pupil? An id only helps (decision 29): with
 * another birth date, another INE or other names are another person; with the same one, a first name that changed leaves a
 * doubt, for twins share all the rest. SQL twin: imports/match-students.
 */
export function sameStudent(known: StudentFacts, read: StudentFacts): Identity {
  const ineAgrees = known.ine !== null && known.ine === read.ine
  const ineDiffers = known.ine !== null && read.ine !== null && known.ine !== read.ine
  const sameFirstName = known.firstNameKey === read.firstNameKey
  const sameNames = sameFirstName && shareFamilyName(known, read)
  if (known.birthDate === read.birthDate)
    return ineAgrees || sameNames || (sameFirstName && !ineDiffers) ? 'SAME' : 'DOUBT'
  return sameNames && !ineDiffers ? 'SAME' : 'OTHER'
}

/**
 * Is a row of one school, and a row of another, one pupil? No id says so: INE and birth date, or names and birth date
 * (decision 29).
 */
export function sameInAnotherSchool(one: StudentFacts, other: StudentFacts): boolean {
  if (one.birthDate !== other.birthDate) return false
  if (one.ine !== null && one.ine === other.ine) return true
  return one.firstNameKey === other.firstNameKey && shareFamilyName(one, other)
}
