/** Sentences of the requirements, word for word. */

/** TS-69. */
export const OPEN_FIRST =
  'Ouvrez d’abord un téléservice : sans service ouvert, un accès ne montrerait rien aux familles.'

/** TS-77. */
export const UNSAVED_QUESTION = 'Valider les modifications avant de continuer ?'
export const UNSAVED_VALIDATE = 'Valider les modifications'
export const UNSAVED_DISCARD = 'Ne pas valider'
export const UNSAVED_CANCEL = 'Annuler'

/** A radio whose list is empty names nobody. */
export const CHOOSE_IN_LIST = 'Choisissez une division ou une MEF dans sa liste, puis cherchez à nouveau.'
export const NO_COUPLE = 'Aucun couple ne correspond à cette sélection. Élargissez la population ou l’accès.'

export const ALREADY_DONE = 'Ces modifications étaient déjà enregistrées : rien n’a été fait une seconde fois.'
export const CHANGES_CHANGED =
  'Vos modifications ont changé depuis que cette page a été affichée. Rien n’est enregistré. Relisez-les, puis validez.'
export const NOTHING_TO_VALIDATE =
  'Il n’y a aucune modification à valider. Cochez ou décochez des accès, puis recommencez.'
