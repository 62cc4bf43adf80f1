import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

export type ProducedDocument = {
  id: string
  batchId: string | null
  fileName: string
  pages: number
  size: number
  createdAt: Date
  expiresAt: Date | null
  firstDownloadedAt: Date | null
}

/** « Edition » (TS-125): the files of letters that can still be downloaded, newest first. */
export async function listDocuments(actor: StaffActor): Promise<ProducedDocument[]> {
  const documents = await db.storedDocument.findMany({
    where: { schoolId: actor.schoolId, kind: 'letters', complete: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      batchId: true,
      fileName: true,
      pages: true,
      size: true,
      createdAt: true,
      expiresAt: true,
      firstDownloadedAt: true,
    },
  })
  return documents.map((document) => ({ ...document, pages: document.pages ?? 0 }))
}
