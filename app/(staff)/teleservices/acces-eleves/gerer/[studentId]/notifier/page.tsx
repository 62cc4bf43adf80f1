import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { NotifyOneScreen } from '@/components/teleservices/notifications/notify-one-screen'
import { requireStaff } from '@/lib/auth/session'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { HolderPageQuery } from '@/lib/teleservices/holders/schemas'
import { findOneNotifiable } from '@/lib/teleservices/notifications/queries/find-notifiable'
import { notifyOneAction } from '../../../../actions'

export const metadata: Metadata = { title: 'Notifier un CAE' }

export default async function NotifyStudentCodePage({
  params,
  searchParams,
}: PageProps<'/teleservices/acces-eleves/gerer/[studentId]/notifier'>) {
  const actor = await requireStaff('activation-code:notify')
  const asked = await searchParams
  const { de } = HolderPageQuery.parse(asked)
  const id = z.uuid().safeParse((await params).studentId)
  const holder = id.success ? await findCodeHolder(actor, { kind: 'CAE', holderId: id.data }) : null
  if (!holder) notFound()
  return (
    <NotifyOneScreen
      holder={holder}
      one={await findOneNotifiable(actor, holder)}
      de={de}
      paper={asked.mode === 'courrier'}
      requestKey={crypto.randomUUID()}
      action={notifyOneAction}
    />
  )
}
