import type { AccessRoute, WithdrawalReason } from '@/lib/platform/prisma/enums'
import type { CodeState } from './domain/code-states'

export type { AccessRoute, WithdrawalReason }

export const WITHDRAWAL_REASON_LABELS = {
  REFUSAL: 'Refus',
  LOSS: 'Perte du code',
  HOLDER_REQUEST: 'Demande de la personne',
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
