/** CODE_PARENTE of SIECLE, on two digits since 2017 (formats.md §1.3). */
export const KINSHIP_LABELS: Record<string, string> = {
  '10': 'Mère',
  '20': 'Père',
  '37': 'Fratrie',
  '38': 'Ascendant',
  '39': 'Autre membre de la famille',
  '41': 'Éducateur',
  '42': 'Assistant familial',
  '50': 'Tuteur',
  '51': 'Aide sociale à l’enfance',
  '70': 'Élève lui-même',
  '90': 'Autre',
}

/** The pupil who is of age and answers for himself. */
export const OWN_GUARDIAN = '70'

/** Old one-digit codes are in the reverse order: 1 = father, 2 = mother. */
const OLD_CODES: Record<string, string> = { '1': '20', '2': '10' }

/** Two-digit kinship code, the length decides which list the file uses; null without a value. */
export function kinshipCode(text: string | undefined): string | null {
  const code = text?.trim()
  if (!code) return null
  return code.length === 1 ? (OLD_CODES[code] ?? '90') : code
}

export const kinshipLabel = (code: string | null): string => (code && KINSHIP_LABELS[code]) || 'Autre'
