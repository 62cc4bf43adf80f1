/** « Même personne ? »: somebody of the file bears the id of somebody known under another name. */
export const DOUBT_SCOPES = ['STUDENT', 'GUARDIAN'] as const
export type DoubtScope = (typeof DOUBT_SCOPES)[number]

/** One line of the two cards that are compared: a fact as the file says it, and as the base knows it. */
export type DoubtFact = { label: string; read: string; known: string }

/** « vide » where nothing is known; facts that nobody knows on either side are left out. */
export const doubtFacts = (facts: readonly (readonly [string, string | null, string | null])[]): DoubtFact[] =>
  facts
    .filter(([, read, known]) => read || known)
    .map(([label, read, known]) => ({ label, read: read || 'vide', known: known || 'vide' }))
