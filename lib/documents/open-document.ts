import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type OpenedDocument, openerOf } from './openers'

/**
 * A complete document, not expired, that its owner lets the actor open. Refuses NOT_FOUND; FORBIDDEN only to staff of its
 * school: nobody else learns that it exists.
 */
export async function openDocument(actor: Actor, documentId: string): Promise<OpenedDocument> {
  const document = await db.storedDocument.findFirst({
    where: {
      id: documentId,
      complete: true,
      OR: [{ expiresAt: null }, { expiresAt: { gt: businessNow() } }],
      ...scopeOf(actor),
    },
    select: {
      id: true,
      ownerKind: true,
      ownerId: true,
      kind: true,
      schoolId: true,
      fileName: true,
      mimeType: true,
      size: true,
    },
  })
  const opener = document && openerOf(document.ownerKind)
  if (document && (await opener?.mayOpen(actor, document))) return document
  if (document && opener && actor.kind === 'staff')
    throw new Refusal('FORBIDDEN', 'Vous n’avez pas le droit de télécharger ce fichier.')
  throw new Refusal('NOT_FOUND', 'Ce fichier n’existe plus.')
}

/** Staff stay in their school; the documents of the others are told apart by their owner alone. */
function scopeOf(actor: Actor): { schoolId?: string } {
  switch (actor.kind) {
    case 'staff':
      return { schoolId: actor.schoolId }
    case 'family':
    case 'academie':
    case 'system':
    case 'public':
    case 'entering':
      return {}
  }
}
