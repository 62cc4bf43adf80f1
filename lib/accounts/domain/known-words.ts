import { type CivilDate, frenchDate } from '@/lib/platform/dates'

/** A responsable or a pupil, the pupil and the school of one code or of one access. */
export type KnownPeople = {
  firstName: string
  familyName: string
  studentFirstName: string
  studentFamilyName: string
  birthDate: CivilDate
  schoolName: string
  uai: string
  city: string | null
}

/** Words of the person, the child and the school that everybody knows: no password of a family repeats them (P3). Pure. */
export function knownWordsOf(people: KnownPeople): string[] {
  const { firstName, familyName, studentFirstName, studentFamilyName, birthDate, schoolName, uai, city } = people
  const words = [firstName, familyName, studentFirstName, studentFamilyName, schoolName, uai, city]
  return [...birthForms(birthDate), ...words].flatMap((word) => word ?? [])
}

/** 27/03/2010 as people type it. */
function birthForms(date: CivilDate): string[] {
  const digits = frenchDate(date).replaceAll('/', '')
  return [digits, date.replaceAll('-', ''), digits.slice(0, 4) + digits.slice(6)]
}
