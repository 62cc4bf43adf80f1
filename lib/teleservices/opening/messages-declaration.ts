import type { Offer } from './domain/declaration'

export const OFFER_LABELS = {
  NONE: 'Non proposé',
  EXPERIMENT: 'En expérimentation',
  GENERAL: 'Généralisé',
} satisfies Record<Offer, string>

export const OFFER_MEANINGS = {
  NONE: 'Les établissements ne le voient pas. Ceux qui l’ont ouvert le gardent jusqu’à ce qu’ils le ferment.',
  EXPERIMENT: 'Seuls les établissements expérimentateurs peuvent l’ouvrir.',
  GENERAL: 'Tous les établissements qui utilisent le module correspondant peuvent l’ouvrir.',
} satisfies Record<Offer, string>

/** TS-26. */
export const MANDATORY_MEANING =
  'Un établissement ne peut plus le fermer. Là où il est fermé, le chef d’établissement lit qu’il doit l’ouvrir.'

export const MANDATORY_NEEDS_OFFER =
  'Un service obligatoire doit être proposé. Choisissez « En expérimentation » ou « Généralisé », ou décochez « Obligatoire ».'

export const DECLARATION_SAVED = 'Modifications enregistrées. Les établissements les voient dès maintenant.'
export const NOTHING_CHANGED = 'Rien n’a changé.'
