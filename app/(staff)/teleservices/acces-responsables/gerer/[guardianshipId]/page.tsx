import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { HolderScreen } from '@/components/teleservices/holders/holder-screen'
import { requireStaff } from '@/lib/auth/session'
import { findSending } from '@/lib/mailings/queries/find-sending'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { HolderPageQuery } from '@/lib/teleservices/holders/schemas'
import {
  displayCodeAction,
  liftSuspensionAction,
  renewCodeAction,
  unblockAction,
  undoWithdrawalAction,
} from '../../../actions'

export const metadata: Metadata = { title: 'Gérer un CAR' }

export default async function GuardianCodePage({
  params,
  searchParams,
}: PageProps<'/teleservices/acces-responsables/gerer/[guardianshipId]'>) {
  const actor = await requireStaff('activation-code:read')
  const query = HolderPageQuery.parse(await searchParams)
  const sending = query.envoi ? await findSending(actor, query.envoi) : null
  const id = z.uuid().safeParse((await params).guardianshipId)
  const holder = id.success ? await findCodeHolder(actor, { kind: 'CAR', holderId: id.data }) : null
  if (!holder) notFound()
  return (
    <HolderScreen
      holder={holder}
      query={query}
      sending={sending}
      may={{
        grant: actor.permissions.has('activation-code:grant'),
        withdraw: actor.permissions.has('access:withdraw'),
        notify: actor.permissions.has('activation-code:notify'),
      }}
      actions={{
        display: displayCodeAction,
        renew: renewCodeAction,
        lift: liftSuspensionAction,
        undo: undoWithdrawalAction,
        unblock: unblockAction,
      }}
    />
  )
}
