import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Permission } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type DocumentKind, isDocumentKind } from './domain/kinds'

export type OpenedDocument = {
  id: string
  kind: DocumentKind
  batchId: string | null
  fileName: string
  mimeType: string
  size: number
}

const PERMISSIONS: Record<DocumentKind, Permission> = {
  upload: 'import:run',
  letters: 'activation-code:notify',
}

/** A complete document of the actor's school that they may download; another school's is absent. */
export async function openDocument(actor: StaffActor, documentId: string): Promise<OpenedDocument> {
  const document = await db.storedDocument.findFirst({
    where: { id: documentId, schoolId: actor.schoolId, complete: true },
    select: { id: true, kind: true, batchId: true, fileName: true, mimeType: true, size: true },
  })
  if (!document || !isDocumentKind(document.kind)) throw new Refusal('NOT_FOUND', 'Ce fichier n’existe plus.')
  if (!actor.permissions.has(PERMISSIONS[document.kind]))
    throw new Refusal('FORBIDDEN', 'Vous n’avez pas le droit de télécharger ce fichier.')
  return { ...document, kind: document.kind }
}
