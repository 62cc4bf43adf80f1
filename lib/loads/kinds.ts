import 'server-only'
import type { AuditEntry } from '@/lib/audit/entries'
import type { StaffActor } from '@/lib/auth/actor'
import type { JobEvent } from '@/lib/jobs/send'
import type { Tx } from '@/lib/platform/db'
import type { LoadState } from './domain/states'

/** Something to look at in a file: where, whom, what to do. */
export type LoadAnomaly = {
  severity: 'ERROR' | 'QUESTION' | 'WARNING'
  code: string
  message: string
  fileName: string | null
  line: number | null
  subject: string | null
}

/** What was written, by name. */
export type LoadCounts = Record<string, number>
export type LoadAnswers = Record<string, boolean>
export type LoadId = { id: string; schoolId: string }
/** A load whose row is locked, or that its job alone may end. */
export type HeldLoad = LoadId & { state: LoadState; year: number | null; report: unknown }

/** What a confirmation does: all of it in its own transaction, or a job that it wakes. */
export type Applying =
  | {
      in: 'transaction'
      apply(tx: Tx, actor: StaffActor, load: HeldLoad): Promise<LoadCounts>
      /** Said when it would not write what the page told: the school's rows moved since. */
      stale: string
    }
  | {
      in: 'job'
      /** Refuses while questions of the report are unanswered, or when the page (`shown`) told something else. */
      check(load: HeldLoad, answers: LoadAnswers, shown?: string): void
      confirmed(loadId: string): JobEvent
    }

/** What the journal says; an end without a line here is not told. */
export type LoadJournal = {
  requested?(load: LoadId, files: readonly { sha256: string }[]): AuditEntry
  applied(load: LoadId, counts: LoadCounts): AuditEntry
  rejected?(load: LoadId, errors: number): AuditEntry
  cancelled?(load: LoadId): AuditEntry
}

/** A kind of load, registered by the context that writes what its files say. How they are received and read: `Intake`. */
export type LoadKind = {
  /** `<context>.<word>`, kept in `file_load.kind`. */
  kind: string
  sentences: { notFound: string; gone: string }
  /** One open load at a time in a school; without it, as many as wanted. */
  exclusive?: { alreadyOpen(who: string | null): string }
  applying: Applying
  journal: LoadJournal
  /** Hours that it waits for its analysis, then for an answer. */
  waits: number
  /** Days that its anomalies are kept after its end; without it, as long as its line in the history. */
  anomalyDays?: number
  /** Removes what the kind staged for these loads, which are over. Done again when a process died before. */
  forget?(tx: Tx, loadIds: readonly string[]): Promise<void>
}

// A global because Next bundles instrumentation and routes apart.
const globals = globalThis as unknown as { passerelleLoadKinds?: Map<string, LoadKind> }

/** Called by the composition (lib/manifests). */
export function registerLoadKind(kind: LoadKind): void {
  globals.passerelleLoadKinds ??= new Map()
  globals.passerelleLoadKinds.set(kind.kind, kind)
}

/** Every kind of this process: what waits too long is cancelled whatever it is. */
export const loadKinds = (): LoadKind[] => [...(globals.passerelleLoadKinds?.values() ?? [])]
