import { typographic } from '@/lib/platform/text'

/** README « Undo and years »: days during which a change can be taken back. */
export const UNDO_DAYS = 30

export const FORGOTTEN = `Plus de ${UNDO_DAYS} jours ont passé : on ne peut plus annuler.`
export const LATER = 'Un import ou un changement d’année plus récent a été fait. Annulez-le d’abord.'

/** `built`: « des codes ont été envoyés ». */
export const noLongerUndone = (built: readonly string[]): string =>
  typographic(
    `On ne peut plus annuler : depuis, ${built.join(', ') || 'd’autres données en dépendent'}. Rien n’est changé.`,
  )
