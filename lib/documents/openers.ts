import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'

export type OpenedDocument = {
  id: string
  ownerKind: string
  ownerId: string | null
  /** upload, letters… */
  kind: string
  schoolId: string | null
  fileName: string
  mimeType: string
  size: number
}

/** Of the documents of one kind of owner: who opens them, and what a first download changes. */
export type Opener = {
  ownerKind: string
  /** Of documents that the actor's own place holds; false refuses. */
  mayOpen(actor: Actor, document: OpenedDocument): Promise<boolean>
  /** In the transaction that records the download, before it is written. */
  onDownload?(tx: Tx, document: OpenedDocument): Promise<void>
}

// A global because Next bundles instrumentation and routes apart.
const globals = globalThis as unknown as { passerelleOpeners?: Map<string, Opener> }

/** Called by the composition (lib/manifests). */
export function registerOpener(opener: Opener): void {
  globals.passerelleOpeners ??= new Map()
  globals.passerelleOpeners.set(opener.ownerKind, opener)
}

/** Undefined for an owner that nobody registered: nobody opens its documents. */
export const openerOf = (ownerKind: string): Opener | undefined => globals.passerelleOpeners?.get(ownerKind)
