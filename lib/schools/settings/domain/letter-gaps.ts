type LetterSchool = {
  addressLine1: string | null
  postalCode: string | null
  city: string | null
  headName: string | null
}

/** What the letters of a school lack, though they can be printed. */
export type LetterGap = 'ADDRESS' | 'SIGNATORY'

export const letterGaps = ({ addressLine1, postalCode, city, headName }: LetterSchool): LetterGap[] => [
  ...(addressLine1 && postalCode && city ? [] : ['ADDRESS' as const]),
  ...(headName ? [] : ['SIGNATORY' as const]),
]
