import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { RenewScreen } from '@/components/teleservices/holders/renew-screen'
import { requireStaff } from '@/lib/auth/session'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { HolderPageQuery } from '@/lib/teleservices/holders/schemas'
import { renewCodeAction, sendUsernameAction, showUsernameAction } from '../../../../actions'

export const metadata: Metadata = { title: 'Nouveau CAE' }

export default async function RenewStudentCodePage({
  params,
  searchParams,
}: PageProps<'/teleservices/acces-eleves/gerer/[studentId]/nouveau'>) {
  const actor = await requireStaff('activation-code:grant')
  const { de } = HolderPageQuery.parse(await searchParams)
  const id = z.uuid().safeParse((await params).studentId)
  const holder = id.success ? await findCodeHolder(actor, { kind: 'CAE', holderId: id.data }) : null
  if (!holder) notFound()
  return (
    <RenewScreen
      holder={holder}
      de={de}
      renew={renewCodeAction}
      remind={{ send: sendUsernameAction, show: showUsernameAction }}
    />
  )
}
