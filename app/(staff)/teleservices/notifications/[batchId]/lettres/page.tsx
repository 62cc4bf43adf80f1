import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { plural } from '@/lib/platform/text'
import { letterReference } from '@/lib/teleservices/domain/letter-reference'
import { findBatch, listBatchLines } from '@/lib/teleservices/queries/get-batch'

const TITLE = 'Lettres en page web'
export const metadata: Metadata = { title: TITLE }

export default async function LettersPage({ params }: PageProps<'/teleservices/notifications/[batchId]/lettres'>) {
  const actor = await requireStaff('activation-code:notify')
  const id = z.uuid().safeParse((await params).batchId)
  const batch = id.success ? await findBatch(actor, id.data) : null
  if (!batch || batch.state === 'CANCELLED') notFound()
  const lines = await listBatchLines(actor, { batchId: batch.id, channel: 'LETTER', states: ['PLANNED', 'ACCEPTED'] })
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notification', href: `/teleservices/notifications/${batch.id}` as Route },
          { label: TITLE },
        ]}
        lead={`${plural(lines.length, 'lettre')}, dans l’ordre du fichier. Chaque lecture d’un code est enregistrée.`}
      />
      <ol className="card mt-4 grid gap-1 px-5 py-4">
        {lines.map((line) => (
          <li key={line.deliveryId}>
            <Link href={`/teleservices/notifications/${batch.id}/lettres/${line.deliveryId}` as Route} prefetch={false}>
              {line.guardian} pour {line.student}
            </Link>{' '}
            <span className="text-15 text-ink-2">{letterReference(line.division, line.letterNumber ?? 0)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
