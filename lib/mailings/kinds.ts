import 'server-only'
import type { Permission } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/platform/db'

/** A run as its kind needs it to write its messages. */
export type BatchFacts = {
  id: string
  kind: string
  schoolId: string | null
  createdAt: Date
  /** What was asked for, as the kind wrote it. */
  criteria: unknown
}

/** One thing that a message speaks of: `subjectId` names the kind's own row, `recipient` is its snapshot. */
export type Line = { id: string; subjectId: string | null; recipient: unknown }

/** An e-mail but for its key and the address that sends it. */
export type Composed = {
  to: string
  fromName: string
  replyTo?: string
  subject: string
  html: string
  text: string
}

/** By line that may not be told any more: why, for the report; CODE_INVALID when it does not say. */
export type Why = Readonly<Record<string, string>>

/** What is left of a message when it is about to leave: the lines that still may (`sound`), and its e-mail. */
export type Prepared = { sound: string[]; why?: Why; compose(): Promise<Composed> }

/** A file of letters: the lines that are on it, its pages, and its bytes, drawn when they are read. */
export type Drawn = {
  sound: string[]
  why?: Why
  /** Snapshots that the file says otherwise than when the run was asked for. */
  rewritten?: readonly { id: string; recipient: object }[]
  pages: number
  render(): AsyncIterable<Uint8Array>
}

/** Lines of a file that may still be told; those of them that would be told otherwise than the file says are `stale`. */
export type Checked = { sound: string[]; stale: string[]; why: Why }

export type Paper = {
  /** Of staff: opens the files. */
  permission: Permission
  /** Pages of one file: a printer's tray, and what a browser opens without effort. */
  pagesPerFile: number
  /** Lines of one letter that one sheet holds. */
  linesPerSheet: number
  /** « Responsables »: in the name of the files of a run. */
  people: string
  /** « lettre », « lettres ». */
  sheet: readonly [one: string, many: string]
  /** « Division 1G3 »: whom a run of many was asked for, in the name of its files; '' when the kind does not say. */
  populationOf(criteria: unknown): string
  /** Name of the file of a run asked for one person, without its extension; null for a run of many. */
  nameOfOne(criteria: unknown, recipient: unknown): string | null
  /** What became of lines since their file was drawn. */
  check(batch: BatchFacts, lines: readonly Line[]): Promise<Checked>
  /** `before`: snapshot of the last letter of the file before, null for the first file of the run. */
  draw(batch: BatchFacts, lines: readonly (Line & { letterNumber: number })[], before: unknown): Promise<Drawn>
}

/** What writes the date of notification on the subjects that the CTE `told` names (`subject_id`, `notified_at`). */
export type Dating = {
  accepted(at: Date): Prisma.Sql
  handedOver(at: Date): Prisma.Sql
  redated(): Prisma.Sql
}

/** A kind of message, registered by the context that writes it. */
export type MailingKind = {
  kind: string
  /** Reads once what the messages of a run share, then prepares them lot by lot, in the order given. */
  open(batch: BatchFacts): Promise<(messages: readonly { lines: readonly Line[] }[]) => Promise<Prepared[]>>
  paper?: Paper
  dating?: Dating
  /** After a message of these lines was accepted, refused, or given up: forgets what it no longer needs. */
  onSettled?(lines: readonly Pick<Line, 'recipient'>[]): Promise<void>
}

// A global because Next bundles instrumentation and routes apart.
const globals = globalThis as unknown as { passerelleMailingKinds?: Map<string, MailingKind> }

function kinds(): Map<string, MailingKind> {
  globals.passerelleMailingKinds ??= new Map()
  return globals.passerelleMailingKinds
}

/** Called by the composition (lib/manifests), once in each process that writes or sends. */
export function registerMailingKind(kind: MailingKind): void {
  kinds().set(kind.kind, kind)
}

/** Throws for a kind that nobody registered: nothing of it leaves. */
export function mailingKind(kind: string): MailingKind {
  const found = kinds().get(kind)
  if (!found) throw new Error(`No context registered the mailing kind ${kind}.`)
  return found
}
