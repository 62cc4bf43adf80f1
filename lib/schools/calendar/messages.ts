/** Sentences about the calendar of the school: what is wrong, and what to do. */
export const CALENDAR = {
  day: 'Écrivez une date, par exemple 13/11/2026.',
  order: 'Le dernier jour est avant le premier. Corrigez l’un des deux.',
  tooLong: 'C’est plus de trois mois. Vérifiez les deux dates.',
  label: 'Écrivez ce qui se passe ces jours-là, par exemple : pont, journée pédagogique.',
  longLabel: 'Raccourcissez ce texte : 60 caractères au plus.',
  terms: 'Le trimestre 3 commence avant le trimestre 2. Corrigez l’une des deux dates.',
  wednesday: 'Dites s’il y a cours le mercredi.',
  same: 'Ces jours sont déjà dans la liste.',
  full: 'La liste contient déjà 100 lignes. Supprimez celles qui ne servent plus.',
  gone: 'Ces jours ne sont plus dans la liste.',
  added: 'Jours ajoutés. Ils ne comptent plus comme des demi-journées de classe. Les familles le voient demain.',
  removed: 'Jours supprimés de la liste. Les familles le voient demain.',
  saved: 'Modifications enregistrées. Les familles les voient demain.',
  changed: 'Ces dates ont été modifiées',
} as const

export const outsideYear = (label: string): string => `Cette date n’est pas dans l’année ${label}. Corrigez-la.`
