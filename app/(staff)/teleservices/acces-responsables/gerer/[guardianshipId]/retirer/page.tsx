import { notFound } from 'next/navigation'
import { z } from 'zod'
import { WithdrawScreen } from '@/components/teleservices/holders/withdraw-screen'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { HolderPageQuery } from '@/lib/teleservices/holders/schemas'
import { withdrawCodeAction } from '../../../../actions'

export default async function WithdrawGuardianCodePage({
  params,
  searchParams,
}: PageProps<'/teleservices/acces-responsables/gerer/[guardianshipId]/retirer'>) {
  const actor = await requireStaff('access:withdraw')
  const { de } = HolderPageQuery.parse(await searchParams)
  const id = z.uuid().safeParse((await params).guardianshipId)
  const holder = id.success ? await findCodeHolder(actor, { kind: 'CAR', holderId: id.data }) : null
  if (!holder) notFound()
  const initial = await restoredState('teleservices.withdraw-code')
  return <WithdrawScreen holder={holder} de={de} action={withdrawCodeAction} initial={initial} />
}
