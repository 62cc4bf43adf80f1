import { type CaeSheet, type CaeSheetTexts, caeSheetTexts } from './cae-sheet-texts'
import type { CarLetter, LetterIssuer } from './car-letter-content'
import type { CarLetterTexts } from './car-letter-texts'

export type SheetView = { issuer: LetterIssuer; sheet: CaeSheet; texts: CaeSheetTexts }

export const viewOf = (issuer: LetterIssuer, sheet: CaeSheet): SheetView => ({
  issuer,
  sheet,
  texts: caeSheetTexts(issuer, sheet),
})

export type LetterView = { issuer: LetterIssuer; letter: CarLetter; texts: CarLetterTexts }
