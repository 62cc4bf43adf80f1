import 'server-only'
import { type CodeState, codeState, listDisplayed, undoUntil } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { lockedOut } from '@/lib/auth/locked-out'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { MAY_HAVE_LEFT } from '@/lib/mailings/queries/list-lines'
import { listSendings, type PastSending } from '@/lib/mailings/queries/list-sendings'
import { businessNow, today } from '@/lib/platform/clock'
import { maskCode } from '@/lib/platform/codes/domain/code'
import { type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { AccessRoute, WithdrawalReason } from '@/lib/platform/prisma/enums'
import { staffName } from '@/lib/platform/text'

export type CodeSending = PastSending

export type HolderCode = {
  id: string
  /** « 07UY - ••• - ••• - S61 » */
  masked: string
  /** It can be displayed and printed again. */
  hasCopy: boolean
  state: CodeState
  createdAt: Date
  createdBy: string | null
  usableFrom: CivilDate
  expiresOn: CivilDate | null
  /** `locked`: its owner may be kept out by wrong passwords. */
  used: { at: Date; via: AccessRoute | null; lastSignInAt: Date | null; hasEmail: boolean; locked: boolean } | null
  /** Made by « Autoriser l'accès »: an account gets its access back without typing. */
  attaches: boolean
  suspendedAt: Date | null
  /** `why`: the reason that was chosen for what replaced it. */
  invalidated: { at: Date; reason: WithdrawalReason; why: WithdrawalReason | null; by: string | null } | null
  /**
   * « Annuler ce retrait » is possible until then; `replacementId`: while nobody was told of that code. `others`: the
   * pupils whose withdrawal goes with it, undone together.
   */
  undo: { withdrawalId: string; until: Date; replacementId: string | null; others: string[] } | null
  /** Somebody displayed it. */
  displayed: boolean
  /** Somebody may hold it: sent, displayed or used. */
  told: boolean
  /** The last one (TS-104). */
  notifiedAt: Date | null
  /** Each sending, newest first. */
  sendings: CodeSending[]
}

const NAMES = { familyName: true, usageName: true, firstName: true } as const
const PUPIL = { select: { guardianship: { select: { student: { select: NAMES } } } } } as const
const STANDING = { where: { undoneAt: null }, select: { id: true, code: PUPIL } } as const

type Named = Parameters<typeof staffName>[0]
type Together = { id: string; code: { guardianship: { student: Named } | null } }

/** The pupils of the withdrawals that one loss recorded together, but for this one. */
function othersOf({ id, led, ledBy }: { id: string; led: Together[]; ledBy: (Together & { led: Together[] }) | null }) {
  return [...(ledBy ? [ledBy, ...ledBy.led] : []), ...led]
    .filter((one) => one.id !== id)
    .flatMap(({ code }) => (code.guardianship ? [staffName(code.guardianship.student)] : []))
}

/** TS-100, TS-115: every code of one couple or pupil of the actor's school, newest first. */
export async function listHolderCodes(
  actor: StaffActor,
  { kind, holderId }: { kind: 'CAR' | 'CAE'; holderId: string },
): Promise<HolderCode[]> {
  const { schoolId } = actor
  const [rows, school] = await Promise.all([
    db.activationCode.findMany({
      where: { schoolId, kind, ...(kind === 'CAR' ? { guardianshipId: holderId } : { studentId: holderId }) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      omit: { hmac: true },
      include: {
        usedBy: { select: { lastSignInAt: true, email: true } },
        withdrawals: {
          where: { undoneAt: null },
          select: {
            id: true,
            recordedAt: true,
            replacementId: true,
            reason: true,
            led: STANDING,
            ledBy: { select: { id: true, code: PUPIL, led: STANDING } },
          },
        },
      },
    }),
    db.school.findUniqueOrThrow({ where: { id: schoolId }, select: { replicatedOn: true } }),
  ])
  const sent = await listSendings({ schoolId, subjectIds: rows.map(({ id }) => id) })
  const displayed = await listDisplayed(db, { schoolId, codeIds: rows.map(({ id }) => id) })
  const names = await namesOfAccounts(rows.flatMap((row) => [row.createdById, row.invalidatedById]))
  const locked = await lockedOut(rows.flatMap(({ usedById, invalidatedAt }) => (invalidatedAt ? [] : (usedById ?? []))))
  const day = { today: today(), replicatedOn: school.replicatedOn && fromDbDate(school.replicatedOn) }
  return rows.map((row): HolderCode => {
    const sendings = sent.get(row.id) ?? []
    const facts = {
      ...row,
      usableFrom: fromDbDate(row.usableFrom),
      expiresOn: row.expiresOn && fromDbDate(row.expiresOn),
    }
    const maybe = sendings.some(({ state }) => MAY_HAVE_LEFT.includes(state))
    const told = maybe || displayed.has(row.id) || row.notifiedAt !== null || row.usedAt !== null
    const [withdrawal] = row.withdrawals
    const until = withdrawal ? undoUntil(withdrawal.recordedAt) : null
    return {
      id: row.id,
      masked: maskCode(row.first4, row.last3),
      hasCopy: row.encrypted !== null,
      state: codeState(facts, day),
      createdAt: row.createdAt,
      createdBy: names.get(row.createdById ?? '') ?? null,
      usableFrom: facts.usableFrom,
      expiresOn: facts.expiresOn,
      used: row.usedAt && {
        at: row.usedAt,
        via: row.usedVia,
        lastSignInAt: row.usedBy?.lastSignInAt ?? null,
        hasEmail: Boolean(row.usedBy?.email),
        locked: locked.has(row.usedById ?? ''),
      },
      attaches: row.attachToId !== null,
      suspendedAt: row.suspendedAt,
      invalidated:
        row.invalidatedAt && row.invalidationReason
          ? {
              at: row.invalidatedAt,
              reason: row.invalidationReason,
              why: withdrawal && withdrawal.reason !== row.invalidationReason ? withdrawal.reason : null,
              by: names.get(row.invalidatedById ?? '') ?? null,
            }
          : null,
      undo:
        withdrawal && until && until >= businessNow() && (told || wasSent(sendings))
          ? {
              withdrawalId: withdrawal.id,
              until,
              replacementId: withdrawal.replacementId,
              others: othersOf(withdrawal),
            }
          : null,
      displayed: displayed.has(row.id),
      told,
      notifiedAt: row.notifiedAt,
      sendings,
    }
  })
}

/** The family holds it: valid again, it serves. One that nobody was told is better made anew. */
const wasSent = (sendings: readonly CodeSending[]): boolean => sendings.some(({ state }) => state === 'ACCEPTED')
