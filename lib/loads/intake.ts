import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { JobEvent } from '@/lib/jobs/send'
import type { LoadAnomaly, LoadKind } from './kinds'

/** What a reader understood: `report` is shown, `content` waits to be written. Or why nothing could be read. */
export type Reading = { year: number } & (
  | { fault: string }
  | { report: object; content: object; anomalies: readonly LoadAnomaly[] }
)

/** How the files of a kind come in. Apart from the kind: what confirms and cancels reaches no reader. */
export type Intake = {
  kind: LoadKind
  /** Files of one form, and bytes of one file. */
  limits: { files: number; fileSize: number }
  sentences: { none: string; broken: string; tooMany: string; tooLarge: string }
  reader: ReadsAtOnce | ReadsInJob
}

/** One file, held whole in memory: `fileSize` bounds it. */
export type ReadsAtOnce = {
  reads: 'at once'
  /** Anomalies kept to be shown; the others are only counted. */
  anomaliesKept: number
  read(actor: StaffActor, bytes: Uint8Array): Promise<Reading>
}

/** Files are stored as they come, for a job that `uploaded` wakes. */
export type ReadsInJob = {
  reads: 'in a job'
  /** Of the stored documents (lib/documents/openers). */
  ownerKind: string
  uploaded(loadId: string): JobEvent
}
