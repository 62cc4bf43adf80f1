/** « qualité » (TS-72). */
export const LEGAL_RANK_LABELS: Record<number, string> = { 1: 'Légal 1', 2: 'Légal 2' }
