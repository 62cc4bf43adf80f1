/** What one sheet says, whoever draws it: the PDF and its HTML twin read the same content. No drawing here. */

export type LetterIssuer = {
  schoolName: string
  schoolKind: 'ECOLE' | 'COLLEGE' | 'LYCEE' | 'LYCEE_PRO' | 'OTHER'
  addressLines: string[]
  city: string
  phone: string | null
  email: string | null
  headTitle: string | null
  headName: string | null
  /** Labels of the open téléservices, « consultation des notes ». Never empty (TS-92). */
  services: string[]
  /** Where the code is typed, without the protocol (TS-22). */
  siteHost: string
  /** Where the square leads, with the protocol. */
  siteUrl: string
  /** Civil date of the letter. */
  date: string
}

export type LetterChild = {
  firstName: string
  /** « BELKACEM Lina » */
  staffName: string
  division: string | null
  /** 4-3-3-3 as people read it; null when the child joins an account that exists. */
  code: string | null
  usableFrom: string
  expiresOn: string | null
}

export type CarLetter = {
  reference: string
  civility: string | null
  /** « HADDAD Karim » */
  guardianName: string
  /** Block of NF Z 10-011, one to six lines. */
  addressLines: string[]
  /** One child; up to three when letters are grouped by responsable (TS-95). */
  children: LetterChild[]
}

export const CHILDREN_PER_SHEET = 3
