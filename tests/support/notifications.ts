import '@/lib/manifests'
import { createActivationCodes } from '@/lib/accounts'
import { type StaffActor, systemActor } from '@/lib/auth/actor'
import { openDocument } from '@/lib/documents/open-document'
import { recordDownload } from '@/lib/documents/record-download'
import { db } from '@/lib/platform/db'
import type { NotificationSearch } from '@/lib/teleservices/notifications/schemas'
import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { staffActor } from './actors'

type Couple = NonNullable<Parameters<typeof buildGuardianship>[0]>

/** A school with one open téléservice (unless `open` says otherwise), its head, and couples that hold a valid CAR. */
export async function schoolWithCodes(
  couples: Couple[],
  options: { open?: ('NOTES' | 'ABSENCES' | 'LPC')[]; retractionMinutes?: number } = {},
) {
  const { open = ['NOTES', 'ABSENCES'], retractionMinutes = 10 } = options
  const school = await buildSchool({ open, retractionMinutes })
  const account = await db.account.create({
    data: { username: `chef.${school.uai}`, usernameKey: `chef.${school.uai}`.toLowerCase() },
  })
  const guardianships = []
  for (const couple of couples) guardianships.push(await buildGuardianship({ ...couple, schoolId: school.id }))
  await createCodes(
    school.id,
    guardianships.map(({ id }) => id),
  )
  const actor = staffActor({ id: account.id, schoolId: school.id, academieId: school.academieId })
  return { school, actor, guardianships }
}

export const createCodes = (schoolId: string, holderIds: string[]) =>
  db.$transaction((tx) =>
    createActivationCodes(tx, systemActor('test'), { kind: 'CAR', schoolId, holderIds, usableFrom: '2026-11-24' }),
  )

/** The search of the first visit, both boxes ticked. */
export const search = (values: Partial<NotificationSearch> = {}): NotificationSearch => ({
  population: 'non-notifies',
  mef: '',
  division: '',
  envoi: '',
  legal: ['1', '2'],
  mode: ['courriel', 'papier'],
  grouped: false,
  page: 1,
  ...values,
})

/** No way to be told: neither e-mail nor address. */
export const NO_CONTACT = { email: null, addressLine1: null, postalCode: null, city: null }
export const PAPER_ONLY = { email: null }

/** Somebody downloads every file of the run. */
export async function downloadFiles(actor: StaffActor, batchId: string): Promise<void> {
  for (const { id } of await db.storedDocument.findMany({ where: { ownerId: batchId } }))
    await recordDownload(actor, await openDocument(actor, id))
}

/** The lines of a run of codes, in its order. */
export const deliveriesOf = async (batchId: string) => {
  const rows = await db.delivery.findMany({ where: { batchId }, orderBy: { position: 'asc' } })
  return rows.map(({ subjectId, ...row }) => ({ ...row, codeId: subjectId ?? '' }))
}
