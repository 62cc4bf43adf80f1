import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { LetterTwin } from '@/components/teleservices/letter-twin'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { readLetter } from '@/lib/teleservices/queries/read-letter'

export const metadata: Metadata = { title: 'Lettre' }

export default async function LetterPage({
  params,
}: PageProps<'/teleservices/notifications/[batchId]/lettres/[deliveryId]'>) {
  const actor = await requireStaff('activation-code:notify')
  const { batchId, deliveryId } = await params
  const id = z.uuid().safeParse(deliveryId)
  const view = id.success ? await readLetter(actor, id.data) : null
  if (!view) notFound()
  return (
    <>
      <PageHeader
        title={`Lettre ${view.letter.reference}`}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Lettres en page web', href: `/teleservices/notifications/${batchId}/lettres` as Route },
          { label: view.letter.reference },
        ]}
      />
      <LetterTwin {...view} />
    </>
  )
}
