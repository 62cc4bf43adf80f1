import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageTitle } from '@/components/forms/page-title'
import { MenuPlace } from '@/components/layout/menu-place'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { plural } from '@/lib/platform/text'
import { letterReference } from '@/lib/teleservices/letters/domain/letter-reference'
import { BATCH_WORDS, CODE_KINDS } from '@/lib/teleservices/notifications/labels-batch'
import { listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'

export default async function LettersPage({ params }: PageProps<'/teleservices/notifications/[batchId]/lettres'>) {
  const actor = await requireStaff('activation-code:notify')
  const id = z.uuid().safeParse((await params).batchId)
  const batch = id.success ? await findBatch(actor, id.data, CODE_KINDS) : null
  if (!batch || batch.state === 'CANCELLED') notFound()
  const lines = await listBatchLines(actor, { batchId: batch.id, channel: 'LETTER', states: ['PLANNED', 'ACCEPTED'] })
  const { sheet, Sheet, list } = BATCH_WORDS[batch.kind]
  const title = `${Sheet}s en page web`
  return (
    <>
      <MenuPlace href={list} />
      <PageTitle title={title} />
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notification', href: `/teleservices/notifications/${batch.id}` as Route },
          { label: title },
        ]}
        lead={`${plural(lines.length, sheet)}, dans l’ordre du fichier. Chaque lecture d’un code est enregistrée.`}
      />
      <ol className="card mt-4 grid gap-1 px-5 py-4">
        {lines.map((line) => (
          <li key={line.deliveryId}>
            <Link href={`/teleservices/notifications/${batch.id}/lettres/${line.deliveryId}` as Route} prefetch={false}>
              {line.guardian ? `${line.guardian.name} pour ${line.student}` : line.student}
            </Link>{' '}
            <span className="text-15 text-ink-2">{letterReference(line.division, line.letterNumber ?? 0)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
