import type { StaffActor } from '@/lib/auth/actor'
import { receiveLoad } from '@/lib/loads/commands/receive-load'
import type { Intake, Reading } from '@/lib/loads/intake'
import type { LoadAnomaly, LoadKind } from '@/lib/loads/kinds'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { buildSchool, buildStaff } from '@/prisma/seed/builders'
import { staffActor } from './actors'
import { uploadOf } from './uploads'

export const DAY = 86_400_000
export const written: string[] = []
export const forgotten: string[] = []

/** Before each test. */
export function forgetWork(): void {
  written.length = 0
  forgotten.length = 0
}

export const anomaly = (line: number): LoadAnomaly => ({
  severity: 'ERROR',
  code: 'LINE',
  message: `Ligne ${line}.`,
  fileName: null,
  line,
  subject: null,
})

const journal: LoadKind['journal'] = {
  applied: ({ id }, counts) => ({
    action: 'record.loaded',
    target: { type: 'test', id },
    kind: 'test',
    counts,
  }),
  cancelled: ({ id }) => ({ action: 'import.cancelled', target: { type: 'test', id } }),
}
const common = {
  sentences: { notFound: 'Introuvable.', gone: 'Trop tard.' },
  journal,
  waits: 24,
  anomalyDays: 30,
  forget: async (_tx: unknown, ids: readonly string[]) => void forgotten.push(...ids),
}

/** Read and written at once, as many as wanted. */
export const small: LoadKind = {
  ...common,
  kind: 'test.small',
  applying: {
    in: 'transaction',
    stale: 'À relire.',
    async apply(_tx, _actor, load) {
      written.push(load.id)
      return { rows: 3 }
    },
  },
}

/** Stored and written by a job, one at a time. */
export const large: LoadKind = {
  ...common,
  kind: 'test.large',
  exclusive: { alreadyOpen: (who) => `${who} en a un.` },
  applying: {
    in: 'job',
    check(_load, { yes }) {
      if (!yes) throw new Refusal('REJECTED', 'Répondez.')
    },
    confirmed: (loadId) => ({ name: 'test/load.confirmed', data: { loadId } }),
  },
}

const rules = {
  limits: { files: 2, fileSize: 1000 },
  sentences: { none: 'Rien.', broken: 'Coupé.', tooMany: 'Trop.', tooLarge: 'Lourd.' },
}
export const reading = (count: number): Reading => ({
  year: 2026,
  report: { lines: count },
  content: { said: 'x' },
  anomalies: Array.from({ length: count }, (_unused, index) => anomaly(count - index)),
})
export const smallIntake = (read: Reading = reading(1)): Intake => ({
  ...rules,
  kind: small,
  reader: { reads: 'at once', anomaliesKept: 60, read: async () => read },
})
export const largeIntake: Intake = {
  ...rules,
  kind: large,
  reader: {
    reads: 'in a job',
    ownerKind: 'test',
    uploaded: (loadId) => ({ name: 'test/load.uploaded', data: { loadId } }),
  },
}

export async function member(): Promise<StaffActor> {
  const school = await buildSchool()
  const { account } = await buildStaff({ schoolId: school.id })
  return staffActor({ id: account.id, schoolId: school.id })
}
export const send = (actor: StaffActor, intake: Intake, files: Record<string, string> = { 'a.csv': 'x' }) =>
  receiveLoad(actor, intake, uploadOf(files))
export const refused = (code: string, message: string) => ({ code, message })
export const rowOf = (id: string) => db.fileLoad.findUniqueOrThrow({ where: { id } })
export const analysed = (id: string, analysedAt = new Date()) =>
  db.fileLoad.update({ where: { id }, data: { state: 'ANALYSED', analysedAt, report: {} } })
export const documents = ({ schoolId }: StaffActor) => db.storedDocument.count({ where: { schoolId } })
