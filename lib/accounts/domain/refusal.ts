import type { WithdrawalReason } from '@/lib/platform/prisma/enums'

/**
 * The responsable said no, by a coupon or by hand (REFUSAL), or says that the pupil is not theirs (NOT_GUARDIAN): nothing
 * opens that couple by itself again, and no code of it is made in bulk. In SQL: queries/refused-sql.
 */
export const REFUSALS = ['REFUSAL', 'NOT_GUARDIAN'] as const satisfies readonly WithdrawalReason[]

export const isRefusal = (reason: string | null): boolean => REFUSALS.some((refusal) => refusal === reason)
