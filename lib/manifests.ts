import 'server-only'
import { ACCOUNTS } from '@/lib/accounts/manifest'
import { registerOpener } from '@/lib/documents/openers'
import type { Manifest } from '@/lib/jobs/manifest'
import { registerLoadKind } from '@/lib/loads/kinds'
import { LOADS } from '@/lib/loads/manifest'
import { registerMailingKind } from '@/lib/mailings/kinds'
import { MAILINGS } from '@/lib/mailings/manifest'
import { SCHOOLS } from '@/lib/schools/manifest'
import { TELESERVICES_CONTEXT } from '@/lib/teleservices/manifest'

/** The one place where contexts plug into the services; their menus meet in components/layout/staff-menu. Imported by every process that serves, works or is tested. */
export const MANIFESTS: readonly Manifest[] = [SCHOOLS, ACCOUNTS, TELESERVICES_CONTEXT, MAILINGS, LOADS]

for (const { openers, mailingKinds, loadKinds } of MANIFESTS) {
  for (const opener of openers) registerOpener(opener)
  for (const kind of mailingKinds) registerMailingKind(kind)
  for (const kind of loadKinds) registerLoadKind(kind)
}
