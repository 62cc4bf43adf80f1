/** Address words of the lists of a diff. */
export const CHANGE_LISTS = {
  eleves: ['nouveaux', 'modifies', 'partis', 'inchanges'],
  responsables: ['nouveaux', 'modifies', 'inchanges'],
  liens: ['nouveaux', 'modifies', 'retires', 'inchanges'],
} as const

export type ChangeKind = keyof typeof CHANGE_LISTS
export type ChangeWord = 'nouveaux' | 'modifies' | 'partis' | 'retires' | 'inchanges'

export const CHANGE_OF: Record<ChangeWord, 'CREATED' | 'CHANGED' | 'LEFT' | 'REMOVED' | 'UNCHANGED'> = {
  nouveaux: 'CREATED',
  modifies: 'CHANGED',
  partis: 'LEFT',
  retires: 'REMOVED',
  inchanges: 'UNCHANGED',
}

export const CHANGE_LABELS: Record<ChangeWord, string> = {
  nouveaux: 'Nouveaux',
  modifies: 'Modifiés',
  partis: 'Partis',
  retires: 'Retirés',
  inchanges: 'Inchangés',
}

export const KIND_LABELS: Record<ChangeKind, string> = {
  eleves: 'Élèves',
  responsables: 'Responsables',
  liens: 'Liens de responsabilité',
}
