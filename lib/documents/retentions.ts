import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import type { Retention } from '@/lib/platform/retention'
import { deleteExpiredDocuments, sealClearChunks } from './store'

export const DOCUMENT_RETENTIONS: readonly Retention[] = [
  {
    name: 'documents',
    what: 'Fichiers de lettres, fichiers importés',
    after: '90 jours pour les lettres, 1 jour pour les fichiers importés',
    from: 'après leur création',
    async run() {
      let count = 0
      for (let lot = -1; lot !== 0; count += lot) lot = await deleteExpiredDocuments(businessNow())
      for (let lot = -1; lot !== 0; ) lot = await sealClearChunks()
      return count
    },
  },
]
