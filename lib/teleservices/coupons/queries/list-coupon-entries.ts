import 'server-only'
import { undoUntil } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { WithdrawalReason } from '@/lib/platform/prisma/enums'
import { staffName } from '@/lib/platform/text'
import { couponReference } from '../../letters/domain/letter-reference'

export type CouponEntry = {
  withdrawalId: string
  guardianshipId: string
  reference: string
  guardian: string
  student: string
  reason: WithdrawalReason
  recordedAt: Date
  undone: boolean
  /** « Annuler » is still possible. */
  undoable: boolean
}

/** A pile is recorded in one sitting. */
const SITTING_MS = 12 * 3_600_000
const SHOWN = 100
const NAMES = { familyName: true, usageName: true, firstName: true } as const

/** The coupons that this person recorded lately, newest first. */
export async function listCouponEntries(actor: StaffActor): Promise<CouponEntry[]> {
  const now = businessNow()
  const rows = await db.withdrawal.findMany({
    where: {
      schoolId: actor.schoolId,
      recordedById: actor.id,
      letterReference: { not: null },
      recordedAt: { gte: new Date(now.getTime() - SITTING_MS) },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    select: {
      id: true,
      letterReference: true,
      reason: true,
      recordedAt: true,
      undoneAt: true,
      code: {
        select: {
          guardianship: { select: { id: true, guardian: { select: NAMES }, student: { select: NAMES } } },
        },
      },
    },
  })
  return rows.flatMap(({ id, letterReference, reason, recordedAt, undoneAt, code: { guardianship } }) =>
    guardianship && letterReference
      ? [
          {
            withdrawalId: id,
            guardianshipId: guardianship.id,
            reference: couponReference(letterReference),
            guardian: staffName(guardianship.guardian),
            student: staffName(guardianship.student),
            reason,
            recordedAt,
            undone: undoneAt !== null,
            undoable: undoneAt === null && undoUntil(recordedAt) >= now,
          },
        ]
      : [],
  )
}
