import type { AccessRoute, WithdrawalReason } from '@/lib/platform/prisma/enums'
import type { NoCodeReason } from './domain/code-holder'
import type { CodeState } from './domain/code-states'

export type { AccessRoute, WithdrawalReason }

/** TS-31. */
export const WITHDRAWAL_REASON_LABELS = {
  REFUSAL: 'Refus',
  LOSS: 'Perte',
  HOLDER_REQUEST: 'Demande du titulaire',
  STUDENT_LEFT: 'Départ de l’élève',
  NOT_LEGAL_ANYMORE: 'N’est plus responsable légal',
  NOT_GUARDIAN: 'Dit ne pas être le responsable',
  ERROR: 'Erreur',
  REPLACED: 'Remplacé',
} satisfies Record<WithdrawalReason, string>

export const ACCESS_ROUTE_LABELS = {
  CODE: 'Code',
  SIBLING: 'Fratrie',
  FRANCE_CONNECT: 'FranceConnect',
  SMS: 'SMS',
  PROVISIONAL: 'Identifiants provisoires',
  SCHOOL: 'Établissement',
} satisfies Record<AccessRoute, string>

/** Why no code can be made, on the page of a couple or of a pupil. */
export const NO_CODE_MESSAGES = {
  DECEASED: 'Élève décédé : rien n’est envoyé à cette famille.',
  LEFT: 'L’élève a quitté l’établissement : aucun code ne peut être créé.',
  ADULT_STUDENT: 'élève majeur : il est son propre responsable et reçoit son code dans « Gérer un CAE ».',
  ENDED: 'Cette personne n’est plus responsable de cet élève : aucun code ne peut être créé.',
  NOT_LEGAL: 'Ni légal 1 ni légal 2 : seuls les responsables légaux reçoivent un code.',
} satisfies Record<NoCodeReason, string>

/** « Valide » column of a history (TS-100). */
export const CODE_VALIDITY_LABELS = {
  CREATED: 'Oui',
  USABLE: 'Oui',
  USED: 'Oui',
  SUSPENDED: 'Non (suspendu)',
  EXPIRED: 'Non (expiré)',
  INVALIDATED: 'Non',
} satisfies Record<CodeState, string>

/** « Utilisé » (TS-102): yes from the first successful sign-in of the account that the code opened. */
export function usedLabel(code: { usedAt: Date | null }, accountLastSignInAt: Date | null): string {
  if (!code.usedAt) return 'Non'
  return accountLastSignInAt ? 'Oui' : 'Non (compte créé)'
}
