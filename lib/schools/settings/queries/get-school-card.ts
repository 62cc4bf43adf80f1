import 'server-only'
import { cache } from 'react'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'

const select = {
  name: true,
  uai: true,
  addressLine1: true,
  postalCode: true,
  city: true,
  phone: true,
  email: true,
  headName: true,
  headTitle: true,
  currentYear: true,
  replicatedOn: true,
  retractionMinutes: true,
  codeValidityDays: true,
} as const

const find = cache((id: string) => db.school.findUnique({ where: { id }, select }))

/** What every screen of staff says of the school acted for; read once per request. */
export async function getSchoolCard(actor: Pick<StaffActor, 'schoolId'>) {
  const school = await find(actor.schoolId)
  if (!school) throw new Refusal('NOT_FOUND', 'Cet établissement n’existe plus.')
  return school
}
