import type { LoadState } from './domain/states'

/** What a load is called in each state; a kind may have words of its own. */
export const LOAD_STATE_LABELS = {
  UPLOADED: 'En attente',
  ANALYSING: 'Analyse en cours',
  ANALYSED: 'À confirmer',
  APPLYING: 'Écriture en cours',
  APPLIED: 'Terminé',
  REJECTED: 'Refusé',
  CANCELLED: 'Annulé',
} as const satisfies Record<LoadState, string>
