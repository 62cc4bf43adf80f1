import { frenchNumber } from '@/lib/platform/text'
import type { Pending } from '@/lib/teleservices/accesses/queries/list-couples'

/** « 5 accès à créer, 1 à retirer ». */
export function pendingText({ create, remove }: Pending): string {
  if (create === 0) return `${frenchNumber(remove)}\u00a0accès à retirer`
  const created = `${frenchNumber(create)}\u00a0accès à créer`
  return remove === 0 ? created : `${created}, ${frenchNumber(remove)} à retirer`
}
