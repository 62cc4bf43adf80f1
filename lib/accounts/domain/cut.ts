import type { WithdrawalReason } from '@/lib/platform/prisma/enums'

/**
 * What an import or a change of year says when it ends a code or an access: it may be given back. « Départ » by hand has
 * the same word, and a row of `withdrawal`.
 */
export const CUTS = ['STUDENT_LEFT', 'NOT_LEGAL_ANYMORE'] as const satisfies readonly WithdrawalReason[]

export const isCut = (reason: WithdrawalReason): boolean => CUTS.some((cut) => cut === reason)
