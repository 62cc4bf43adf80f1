import type { CarLetter, LetterChild } from './car-letter-content'

/** Said on everything that shows a message without notifying anybody. */
export const EXAMPLE = { mark: 'EXEMPLE', note: 'Ce code ne fonctionne pas. Personne n’est notifié.' } as const

/** Reads « EXEMPLE » and fails the check character: it can be nobody's code. */
export const SAMPLE_CODE = 'EXEM - PLE - 000 - 000'

export const SAMPLE_FAMILY = 'Camille Exemple'

export const sampleChild = (usableFrom: string): LetterChild => ({
  firstName: 'Dominique',
  staffName: 'EXEMPLE Dominique',
  division: '3A',
  code: SAMPLE_CODE,
  usableFrom,
  expiresOn: null,
})

/** The letter of a family that does not exist. */
export const sampleLetter = (usableFrom: string): CarLetter => ({
  reference: 'EXEMPLE-0000',
  civility: null,
  guardianName: 'EXEMPLE Camille',
  addressLines: ['EXEMPLE CAMILLE', '1 RUE DE L EXEMPLE', '00000 EXEMPLE'],
  children: [sampleChild(usableFrom)],
  example: true,
})
