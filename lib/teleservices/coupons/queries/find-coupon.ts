import 'server-only'
import { isCut, listCodes } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { listNumbered } from '@/lib/mailings/queries/list-lines'
import { db, type Tx } from '@/lib/platform/db'
import type { WithdrawalReason } from '@/lib/platform/prisma/enums'
import { letterReference, readCouponReference } from '../../letters/domain/letter-reference'
import { Recipient } from '../../letters/recipient'

export type CouponChild = {
  deliveryId: string
  guardianshipId: string
  /** « BELKACEM Lina » */
  student: string
  division: string | null
  codeId: string
  /** The responsable has an account with this code. */
  used: boolean
  /** Null while the code of the letter is the valid one, or was ended by an import alone: the person may still refuse. */
  closed: { reason: WithdrawalReason; at: Date; by: string | null } | null
}

export type Coupon =
  | { state: 'UNREADABLE' | 'UNKNOWN' }
  | { state: 'FOUND'; reference: string; guardian: string; legalRank: number; children: CouponChild[] }

/** The letter of the actor's school whose coupon bears that reference, as it was scanned or typed (TS-23). */
export async function findCoupon(actor: StaffActor, text: string, tx: Tx = db): Promise<Coupon> {
  const reference = readCouponReference(text)
  if (!reference) return { state: 'UNREADABLE' }
  const { schoolId } = actor
  const letterNumber = Number(reference.slice(reference.lastIndexOf('-') + 1))
  const rows = await listNumbered(tx, { schoolId, kind: 'CAR', letterNumber })
  const codes = await listCodes(tx, { schoolId, codeIds: rows.flatMap(({ subjectId }) => subjectId ?? []) })
  const lines = rows.flatMap((row) => {
    const code = codes.get(row.subjectId ?? '')
    return code ? { ...row, code, recipient: Recipient.parse(row.recipient) } : []
  })
  const [first] = lines
  // The number alone is not enough: another school has its own letter of that number.
  const isThisLetter = lines.some(
    ({ recipient, letterNumber }) => letterReference(recipient.division, letterNumber ?? 0) === reference,
  )
  if (!first || !isThisLetter) return { state: 'UNKNOWN' }
  const names = await namesOfAccounts(lines.map(({ code }) => code.invalidatedById))
  return {
    state: 'FOUND',
    reference,
    guardian: first.recipient.guardian,
    legalRank: first.recipient.legalRank,
    children: lines.map(({ deliveryId, recipient, code }) => ({
      deliveryId,
      guardianshipId: code.guardianshipId ?? '',
      student: recipient.student,
      division: recipient.division,
      codeId: code.id,
      used: code.usedAt !== null,
      closed:
        code.invalidatedAt && code.invalidationReason && !isCut(code.invalidationReason)
          ? {
              reason: code.invalidationReason,
              at: code.invalidatedAt,
              by: names.get(code.invalidatedById ?? '') ?? null,
            }
          : null,
    })),
  }
}
