import type { Course } from './curriculum'

/** A school as SIECLE would export it. Civil dates are `YYYY-MM-DD`. */
export type GeneratedSchool = {
  uai: string
  name: string
  kind: 'LYCEE' | 'COLLEGE'
  /** September of the school year. */
  year: number
  addressLine1: string
  postalCode: string
  city: string
  phone: string
  headName: string
  headTitle: string
  courses: readonly Course[]
  students: GeneratedStudent[]
  guardians: GeneratedGuardian[]
  links: GeneratedLink[]
  addresses: GeneratedAddress[]
}

/** What is asked of the generator. */
export type SchoolPlan = Pick<
  GeneratedSchool,
  'uai' | 'name' | 'kind' | 'addressLine1' | 'postalCode' | 'city' | 'phone' | 'headName' | 'headTitle'
> & { students: number }

export type GeneratedAddress = {
  id: number
  /** One to four, 38 characters at most each. */
  lines: string[]
  /** Null abroad: `city` then holds the postcode too (COMMUNE_ETRANGERE). */
  postalCode: string | null
  city: string
  countryCode: string
  countryName: string
}

export type GeneratedStudent = {
  /** ELEVE_ID. */
  id: number
  elenoet: number
  ine: string | null
  familyName: string
  firstName: string
  firstName2: string | null
  birthDate: string
  sex: 'M' | 'F'
  repeating: boolean
  email: string | null
  mobile: string | null
  addressId: number | null
  division: string
  mef: string
  leftOn: string | null
}

export type GeneratedGuardian = {
  /** PERSONNE_ID. */
  id: number
  civility: 'M.' | 'MME'
  familyName: string
  usageName: string | null
  firstName: string
  email: string | null
  mobile: string | null
  home: string | null
  acceptsSms: boolean
  addressId: number | null
  job: string
}

export type GeneratedLink = Tie & { studentId: number; guardianId: number }

/** What ties an adult to a child, in the words of the file since 2017. */
export type Tie = {
  /** NIVEAU_RESPONSABILITE: 1 legal, 2 in charge, 3 contact. */
  level: 1 | 2 | 3
  /** CODE_PARENTE. */
  kinship: string
  pays: boolean
  hosts: boolean
  priority: boolean
}
