import type { InngestFunction } from 'inngest'
import type { Opener } from '@/lib/documents/openers'
import type { LoadKind } from '@/lib/loads/kinds'
import type { MailingKind } from '@/lib/mailings/kinds'

/** What a context, or a service, plugs into the services: `lib/<context>/manifest.ts`, read by lib/manifests. */
export type Manifest = {
  jobs: readonly InngestFunction.Any[]
  mailingKinds: readonly MailingKind[]
  loadKinds: readonly LoadKind[]
  openers: readonly Opener[]
}
