import 'server-only'
import { listAttachedSiblings, type NoCodeReason, noCodeReason } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { staffName } from '@/lib/platform/text'
import { type HolderCode, listHolderCodes } from './list-holder-codes'

/** One couple (CAR) or one pupil (CAE), with the identity of TS-98 and the history of TS-100, TS-115. */
export type CodeHolderView = {
  kind: 'CAR' | 'CAE'
  holderId: string
  /** Null for a pupil. */
  guardian: { name: string; legalRank: number | null } | null
  /** Of the responsable, or of the pupil for a CAE. */
  email: string | null
  /** Lines of the postal address, as SIECLE says. */
  address: string[]
  student: { name: string; division: string | null; mef: string | null }
  /** Why no code can be made; null when one can. */
  noCode: NoCodeReason | null
  /** Newest first. */
  codes: HolderCode[]
  valid: HolderCode | null
  /** Pupils that the account received with this couple's code: a loss cuts them too. */
  attached: string[]
}

const NAMES = { familyName: true, usageName: true, firstName: true } as const
const CONTACT = {
  email: true,
  addressLine1: true,
  addressLine2: true,
  addressLine3: true,
  addressLine4: true,
  postalCode: true,
  city: true,
  countryName: true,
} as const
const STUDENT = {
  id: true,
  ...NAMES,
  ...CONTACT,
  leftOn: true,
  deceased: true,
  enrollments: {
    where: { current: true },
    select: { mefCode: true, division: { select: { code: true } } },
  },
} as const

/** Null when it is not of the actor's school. */
export async function findCodeHolder(
  actor: StaffActor,
  { kind, holderId }: { kind: 'CAR' | 'CAE'; holderId: string },
): Promise<CodeHolderView | null> {
  const person = kind === 'CAR' ? await findCouple(actor, holderId) : await findPupil(actor, holderId)
  if (!person) return null
  const { student, guardian, couple } = person
  const [enrollment] = student.enrollments
  const [codes, attached, mef] = await Promise.all([
    listHolderCodes(actor, { kind, holderId }),
    kind === 'CAR' ? listAttachedSiblings(db, { schoolId: actor.schoolId, holderId }) : [],
    enrollment?.mefCode ? mefLabel(actor, enrollment.mefCode) : null,
  ])
  const contact = guardian ?? student
  return {
    kind,
    holderId,
    guardian: guardian && { name: staffName(guardian), legalRank: couple?.legalRank ?? null },
    email: contact.email,
    address: addressLines(contact),
    student: { name: staffName(student), division: enrollment?.division?.code ?? null, mef },
    noCode: noCodeReason({
      kind,
      left: student.leftOn !== null,
      deceased: student.deceased,
      legalRank: couple?.legalRank ?? null,
      kinshipCode: couple?.kinshipCode ?? null,
      ended: couple ? couple.endedOn !== null : false,
    }),
    codes,
    valid: codes.find(({ invalidated }) => invalidated === null) ?? null,
    attached: attached.map(({ student }) => staffName(student)),
  }
}

async function findCouple({ schoolId }: StaffActor, id: string) {
  const found = await db.guardianship.findFirst({
    where: { id, schoolId },
    select: {
      legalRank: true,
      kinshipCode: true,
      endedOn: true,
      student: { select: STUDENT },
      guardian: { select: { ...NAMES, ...CONTACT } },
    },
  })
  return found && { student: found.student, guardian: found.guardian, couple: found }
}

async function findPupil({ schoolId }: StaffActor, id: string) {
  const student = await db.student.findFirst({ where: { id, schoolId }, select: STUDENT })
  return student && { student, guardian: null, couple: null }
}

async function mefLabel({ schoolId }: StaffActor, code: string): Promise<string> {
  const mef = await db.mef.findFirst({ where: { schoolId, code }, select: { label: true, longLabel: true } })
  return mef?.longLabel ?? mef?.label ?? code
}

type Contact = { [Key in Exclude<keyof typeof CONTACT, 'email'>]: string | null }

function addressLines(contact: Contact): string[] {
  const { addressLine1, addressLine2, addressLine3, addressLine4, postalCode, city, countryName } = contact
  const town = [postalCode, city].filter(Boolean).join(' ')
  const country = countryName === 'FRANCE' ? null : countryName
  return [addressLine1, addressLine2, addressLine3, addressLine4, town, country].filter((line): line is string =>
    Boolean(line),
  )
}
